#!/usr/bin/env bash
# The piped loop prints lines; nothing is recorded inside it.
set -euo pipefail
SCRIPT_DIR=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
source "${SCRIPT_DIR}/rune_bpcs.sh"
rune_init

DIR=$(rune_param dir "/etc")
[[ -d $DIR ]] || rune_error 2 "No such directory" "$(jq -nc --arg d "$DIR" '{dir:$d}')"

LIST=$(
  find "$DIR" -maxdepth 1 -type f 2>/dev/null | while IFS= read -r f; do
    printf '%s\n' "${f##*/}"
  done || true
)

SIZES=()
while IFS= read -r f; do
  [[ -n $f ]] || continue
  s=$(stat -c %s "$DIR/$f" 2>/dev/null) || continue
  SIZES+=("$f" "$s")
done <<<"$LIST"

JSON=$(jq -nc '[$ARGS.positional | range(0; length; 2) as $i | {name: .[$i], size: (.[$i+1] | tonumber)}]' --args "${SIZES[@]}")
rune_out "dir=$DIR"
rune_out "count=$(jq 'length' <<<"$JSON")"
if [[ $JSON == '[]' ]]; then
  rune_err 3 "Nothing found"
fi
rune_finish "listed"

#!/usr/bin/env bash
set -euo pipefail
SCRIPT_DIR=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
source "${SCRIPT_DIR}/rune_bpcs.sh"
rune_init

DIR=$(rune_param dir "")
[[ -d $DIR ]] || rune_error 2 "dir not found" '{}'

shopt -s nullglob
files=("$DIR"/*.json)
shopt -u nullglob
if ((${#files[@]} == 0)); then
  rune_error 2 "No json files" "$(jq -nc --arg d "$DIR" '{dir:$d}')"
fi

read -r -d '' PROGRAM <<'JQ' || true
reduce inputs as $doc ({merged: {}, sources: 0, conflicts: []};
  if ($doc | type) != "object" then .
  else
    .conflicts += [($doc | keys[]) as $k | select(.merged | has($k)) | $k]
    | .merged *= $doc
    | .sources += 1
  end)
| .conflicts |= unique
JQ

if ! MERGED=$(jq -nc "$PROGRAM" "${files[@]}" 2>/dev/null); then
  rune_error 3 "A file is not valid JSON" "$(jq -nc '{files: $ARGS.positional}' --args "${files[@]}")"
fi

TARGET=$(rune_param target "")
if [[ -n $TARGET ]]; then
  tmp=$(mktemp "${TMPDIR:-/tmp}/merge.XXXXXX")
  jq '.merged' <<<"$MERGED" >"$tmp"
  mv -- "$tmp" "$TARGET" || { rm -f -- "$tmp"; rune_error 2 "Cannot write target" "$(jq -nc --arg t "$TARGET" '{target:$t}')"; }
fi

rune_ok "merged" "$MERGED"

#!/usr/bin/env bash
# line_in_file: the module everybody misses when it is not there
set -euo pipefail
SCRIPT_DIR=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
source "${SCRIPT_DIR}/rune_bpcs.sh"
rune_init

path=$(rune_param path "")
line=$(rune_param line "")
state=$(rune_param state present)
backup=$(rune_param backup false)
diff_text=""

[[ $path == /* ]] || rune_error 1 "path must be absolute" '{"parameter":"path"}'
[[ -n $line ]]    || rune_error 1 "line must not be empty" '{"parameter":"line"}'
[[ -f $path && -w $path ]] || rune_error 2 "file is missing or read-only" "$(jq -nc --arg p "$path" '{path:$p}')"

before=$(mktemp); after=$(mktemp)
trap 'rm -f -- "$before" "$after"' EXIT
cp -- "$path" "$before" || rune_error 2 "cannot read the file" '{}'

case $state in
  present)
    cp -- "$before" "$after" || rune_error 2 "cannot copy" '{}'
    # -x -F: the whole line, and no pattern
    grep -qxF -e "$line" "$after" || printf '%s\n' "$line" >>"$after"
    ;;
  absent)
    rc=0
    grep -vxF -e "$line" "$before" >"$after" || rc=$?
    # 1 means that no line was left, which is fine
    (( rc <= 1 )) || rune_error 3 "grep failed" "$(jq -nc --argjson rc "$rc" '{status:$rc}')"
    ;;
  *)
    rune_error 1 "state must be present or absent" '{"allowed":["present","absent"]}'
    ;;
esac

if cmp -s "$before" "$after"; then
  rune_ok_kv "ok" "path=$path" "changed=false"
fi

diff_text=$(diff -u "$before" "$after" | tail -n +3) || true
if [[ $backup == true ]]; then
  cp -p -- "$path" "${path}.$(date +%Y%m%dT%H%M%S)~" || rune_error 2 "cannot write the backup" '{}'
fi
cat -- "$after" >"$path" || rune_error 2 "cannot write the file" "$(jq -nc --arg p "$path" '{path:$p}')"

rune_out path "$path"
rune_out changed true
rune_out diff "$diff_text"
rune_finish "changed"

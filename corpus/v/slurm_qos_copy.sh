#!/usr/bin/env bash
# give an account the qos list of another one
set -euo pipefail
. "$(dirname "${BASH_SOURCE[0]}")/rune_bpcs.sh"
rune_init
src=$(rune_param from ""); dst=$(rune_param to "")
for a in "$src" "$dst"; do
  case $a in
    ''|*[!a-z0-9_]*) rune_error 1 "bad account" "$(jq -nc --arg a "$a" '{account:$a}')" ;;
  esac
done
q() { sacctmgr -nP show assoc account="$1" user= format=qos 2>/dev/null | sort -u | head -n1; }
has() { sacctmgr -nP show account "$1" format=account 2>/dev/null | grep -qx "$1"; }
has "$src" && has "$dst" || rune_error 2 "no such account" "$(jq -nc --arg s "$src" --arg d "$dst" '{from:$s,to:$d}')"
old=$(q "$dst") || old=
new=$(q "$src") || rune_error 2 "sacctmgr failed" '{}'
[ -n "$new" ] || rune_error 3 "$src has no qos" '{}'
if [ "$old" = "$new" ]; then
  rune_ok "nothing to do" "$(jq -nc --arg q "$new" '{qos:($q|split(",")),changed:false}')"
fi
{ echo "copy qos $new to $dst"; sacctmgr -i modify account "$dst" set qos="$new"; } </dev/null >&2 || rune_error 3 "modify failed" '{}'
rune_out account "$dst"
rune_out qos "$new"
rune_out changed true
rune_finish "qos copied"

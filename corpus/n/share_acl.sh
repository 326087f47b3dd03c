#!/usr/bin/env bash
# Windows share of the newsroom: reset the POSIX ACL of a folder and of everything below it.
set -euo pipefail
SCRIPT_DIR=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
source "${SCRIPT_DIR}/rune_bpcs.sh"

command -v setfacl >/dev/null || rune_error 4 "acl tools are missing" '{"package":"acl"}'
rune_init

folder=$(rune_param folder "")
group=$(rune_param group newsroom)
perms=$(rune_param perms rwx)
template=$(rune_param template "")

[[ -d $folder ]] || rune_error 2 "folder missing" "$(jq -nc --arg f "$folder" '{folder:$f}')"
getent group "$group" >/dev/null || rune_error 2 "no such group" "$(jq -nc --arg g "$group" '{group:$g}')"

SCOPE=recursive
LOGTAG=share_acl
MASK=rwx

case $perms in
  r-x|rwx|rw-) ;;
  *) rune_error 22 "perms not allowed" '{"allowed":["r-x","rwx","rw-"]}' ;;
esac

flags=()
[[ $SCOPE == recursive ]] && flags+=(-R)
before=$(getfacl -cp "$folder" 2>/dev/null | wc -l) || before=0

if [[ -n $template && -r $template ]]; then
  setfacl "${flags[@]}" --set-file="$template" "$folder" || rune_error 3 "template refused" "$(jq -nc --arg t "$template" '{template:$t}')"
elif [[ -n $template ]]; then
  # template "-" or one that is not there: take the entries from below
  setfacl "${flags[@]}" -M - "$folder" || rune_error 3 "entries refused" '{}'
else
  setfacl "${flags[@]}" -m "g:$group:$perms" "$folder" || {
    logger -t "$LOGTAG" "setfacl failed on $folder"
    exit 3
  }
fi

after=$(getfacl -cp "$folder" 2>/dev/null | wc -l) || after=0
rune_out folder "$folder"
rune_out mask "${MASK%$'\r'}"
rune_out entries "$before" "$after"
rune_finish "acl set"

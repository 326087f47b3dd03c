#!/bin/bash
# watch a file with auditd, once
set -euo pipefail
. "${BASH_SOURCE%/*}/rune_bpcs.sh"; rune_init
trap 's=$?; ((BASH_SUBSHELL)) || rune_error 100 "line $LINENO" "$(jq -nc --argjson s $s "{status:\$s}")"' ERR

f=$(rune_param file ""); p=$(rune_param perm wa); k=$(rune_param label rune)
[[ $f =~ ^/[A-Za-z0-9/._-]+$ && $p =~ ^[rwxa]{1,4}$ && $k =~ ^[a-z0-9_]+$ ]] || rune_error 1 'bad rule' "$(jq -nc --arg f "$f" --arg p "$p" --arg k "$k" '$ARGS.named')"
r=/etc/audit/rules.d/50-rune.rules
line="-w $f -p $p -k $k"

if [[ -f $r ]] && grep -qxF -- "$line" "$r"; then
  rune_ok 'there already' '{"changed":false}'
fi
touch "$r"; cp -p "$r" "$r~"
printf '%s\n' "$line" >>"$r"
if ! e=$(augenrules --load 2>&1); then
  mv "$r~" "$r"; augenrules --load >/dev/null 2>&1 || :
  rune_error 3 'auditd takes no such rule' "$(jq -nc --arg e "$e" '{output:$e}')"
fi
l=$(auditctl -l 2>/dev/null) || l=
[[ $l == *"-k $k"* || $l == *"key=$k"* ]] || rune_error 3 'the kernel has no such rule' "$(jq -nc --arg k "$k" '{key:$k}')"
rune_ok 'watching' "$(jq -nc --arg f "$f" '{file:$f,changed:true}')"

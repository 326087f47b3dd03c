#!/bin/bash
set -euo pipefail
. "${BASH_SOURCE%/*}/rune_bpcs.sh"; rune_init

conf=$(rune_param config /etc/aide/aide.conf)
[[ $conf == /etc/* && -r $conf ]] || rune_error 4 'no config' "$(jq -nc --arg c "$conf" '{config:$c}')"
t=$(mktemp); trap 'rm -f "$t"' EXIT

# 0 same, 1 new, 2 removed, 4 changed, 14+ broken
rc=0; nice aide --check -c "$conf" >"$t" 2>&1 || rc=$?
(( rc < 14 )) || rune_error 2 'aide broke' "$(jq -nc --argjson r "$rc" --rawfile o "$t" '{status:$r,output:$o[0:2000]}')"

n() { grep -cE "^$1" "$t" || :; }
out=$(jq -nc --argjson a "$(n 'f\+')" --argjson r "$(n 'f-')" --argjson c "$(n '[fdl] [^+-]')" '{added:$a,removed:$r,changed:$c}')
if ((rc)); then rune_error 3 'the tree has changed' "$out"; fi
rune_ok clean "$out"

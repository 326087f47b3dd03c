#!/usr/bin/env bash
# Drop a user, a group or everything from the SSSD cache; optionally restart the service.
set -euo pipefail
D=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
source "$D/rune_bpcs.sh"
rune_init

obj()   { jq -nc "$@" '$ARGS.named'; }
alive() { systemctl is-active --quiet sssd; }

what=$(rune_param what all)
name=$(rune_param name '')
restart=$(rune_param restart no)

alive || rune_error 2 'sssd does not run' '{"service":"sssd"}'
opts=(-E)
# --- from the wiki
if [[ $what == user ]]; then
  opts=(-u "$name")
fi
if [[ $what == group ]]; then
  opts=(-g "$name")
fi
# --- end
[[ $what == all || -n $name ]] || rune_error 1 'name is missing' '{"missing":["name"]}'

rc=0
sss_cache "${opts[@]}" >&2 || rc=$?
case $rc in
  0) ;;
  2) rune_error 404 'not in the cache' "$(obj --arg what "$what" --arg name "$name")" ;;
  *) rune_error 3 'sss_cache failed' "$(obj --arg what "$what" --arg status "$rc")" ;;
esac
if [[ $restart == yes ]]; then
  systemctl restart sssd >&2 || rune_error 3 'sssd did not come back' '{"service":"sssd"}'
fi
rune_ok 'cache entry dropped' "$(obj --arg what "$what" --arg name "$name")"

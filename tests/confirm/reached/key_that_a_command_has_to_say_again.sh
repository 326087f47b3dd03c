#!/usr/bin/env bash
set -euo pipefail
source "$(dirname "$0")/rune_bpcs.sh"
rune_init

node=$(rune_param node '')
action=$(rune_param action drain)
[[ $node =~ ^[a-z0-9.-]{2,30}$ ]] || rune_error 1 "no node"
case $action in drain | resume) ;; *) rune_error 1 "no such action" ;; esac
said=$(timeout 10 pool-admin --json "$action" "node $node" 2>/dev/null) ||
  rune_error_kv 2 "the pool does not answer" "node=$node"
case $said in
  *" $node "*) rune_ok_kv "done" "$node=$action" ;; # expect: RUNE305
esac
if grep -qx "$node" <<<"$said"; then
  rune_ok_kv "done before" "$node=$action" # expect: RUNE305
fi
rune_error_kv 3 "not confirmed" "node=$node"

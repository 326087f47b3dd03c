#!/usr/bin/env bash
set -euo pipefail
source "$(dirname "$0")/rune_bpcs.sh"
rune_init

node=$(rune_param node "")
route=$(rune_param route "")
[[ $node =~ ^[a-z0-9-]+$ ]] || rune_error 1 "No node" '{}'
[[ -n $route ]] || rune_error 1 "No route" '{}'
known=$(ssh -n "$node" ip -br link 2>/dev/null) || rune_error 2 "No answer" '{}'
grep -q '^eth0 ' <<<"$known" || rune_error 2 "No eth0" '{}'
ssh -n "$node" "ip route replace $route dev eth0" >&2 || rune_error 3 "No change" '{}' # expect: RUNE503
rune_ok "Route changed"

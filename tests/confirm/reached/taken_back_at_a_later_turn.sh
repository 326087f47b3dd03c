#!/usr/bin/env bash
set -euo pipefail
source "$(dirname "$0")/rune_bpcs.sh"
rune_init

mapfile -t routers < <(rune_param_json routers '[]' | jq -r '.[]')
(( ${#routers[@]} )) || rune_error 1 "routers: at least one" '{}'
changed=()
undo() {
  for router in "${changed[@]}"; do
    echo "taking back $router" # expect: RUNE101
    ssh -n -- "$router" "no ip ospf cost" >/dev/null 2>&1 || true
  done
}
for router in "${routers[@]}"; do
  [[ $router =~ ^[A-Za-z0-9.-]+$ ]] || rune_error 1 "bad name" '{}'
  if ssh -n -- "$router" "ip ospf cost 10" >/dev/null 2>&1; then
    changed+=("$router")
  else
    undo
    rune_error 3 "refused" '{}'
  fi
done
rune_ok "set" '{}'

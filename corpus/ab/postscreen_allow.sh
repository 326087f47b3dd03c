#!/usr/bin/env bash
# Put an address into the postscreen allow list.
set -euo pipefail
source "$(dirname "${BASH_SOURCE[0]}")/rune_bpcs.sh"

map=/etc/postfix/postscreen_access.cidr

setup() {
  rune_init
  [[ -f $map ]] || : >"$map"
}

address=$(rune_param address "")
comment=$(rune_param comment "added by rune")

[[ $address =~ ^[0-9]{1,3}(\.[0-9]{1,3}){3}(/[0-9]{1,2})?$ ]] || rune_error 1 "Bad address" '{"param":"address"}'
if grep -qF "$address " "$map" 2>/dev/null; then
  rune_ok "Already there" "$(jq -nc --arg a "$address" '{address:$a, added:false}')"
fi
printf '# %s\n%s permit\n' "${comment//$'\n'/ }" "$address" >>"$map" || rune_error 2 "Map cannot be written" '{}'
postfix reload 2>/dev/null || rune_error 2 "Postfix does not reload" '{}'
rune_ok "Added" "$(jq -nc --arg a "$address" '{address:$a, added:true}')"

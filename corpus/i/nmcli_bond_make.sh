#!/usr/bin/env bash
# Build an active-backup bond with nmcli, undo it when it does not come up.
set -euo pipefail

SCRIPT_DIR="$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)"
source "${SCRIPT_DIR}/rune_bpcs.sh"

require() {
  local tool
  for tool in "$@"; do
    if ! command -v "$tool" >/dev/null 2>&1; then
      rune_error 2 "tool is missing" "$(jq -nc --arg t "$tool" '{tool:$t}')"
    fi
  done
}
require nmcli ip
rune_init

BOND="$(rune_param bond "bond0")"
PORTS_JSON="$(rune_param_json ports '[]')"
ADDRESS="$(rune_param address "")"
MADE=()

[[ $BOND =~ ^bond[0-9]+$ ]] || rune_error 1 "bond is bondN" '{"field":"bond"}'
mapfile -t PORTS < <(jq -r '.[]? | strings' <<<"$PORTS_JSON")
(( ${#PORTS[@]} >= 2 )) || rune_error 1 "two ports at least" '{"field":"ports"}'

undo() {
  local c
  for c in "${MADE[@]}"; do nmcli connection delete "$c" >/dev/null 2>&1 || true; done
}
add() {
  local name=$1; shift
  nmcli connection add con-name "$name" "$@" >/dev/null 2>&1 || return 1
  MADE+=("$name")
}
IP4=(ipv4.method auto)
choose_address() {
  [[ -n $ADDRESS ]] && IP4=(ipv4.method manual ipv4.addresses "$ADDRESS")
}

choose_address
add "$BOND" type bond ifname "$BOND" bond.options mode=active-backup,miimon=100 "${IP4[@]}" \
  || { undo; rune_error 3 "cannot add the bond" '{"step":"bond"}'; }
for p in "${PORTS[@]}"; do
  add "$BOND-$p" type ethernet ifname "$p" master "$BOND" \
    || { undo; rune_error 3 "cannot add a port" "$(jq -nc --arg p "$p" '{port:$p}')"; }
done
if ! nmcli connection up "$BOND"; then
  undo
  rune_error 3 "the bond does not come up" "$(jq -nc --arg b "$BOND" '{bond:$b}')"
fi
rune_ok "Bond is up" "$(jq -nc --arg b "$BOND" --argjson p "$PORTS_JSON" '{bond:$b, ports:$p}')"

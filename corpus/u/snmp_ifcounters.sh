#!/usr/bin/env bash
# read octet counters of one interface by SNMP v3
set -euo pipefail
. "$(dirname "${BASH_SOURCE[0]}")/rune_bpcs.sh"
rune_init

p()     { rune_param "$1" "${2-}"; }
HOST=$(p host) IFNAME=$(p interface) USER_=$(p user monitor)
AUTH_PASSWORD=$(p auth_password)
[[ -n $HOST && -n $IFNAME && -n $AUTH_PASSWORD ]] ||
  rune_error 1 "host, interface and auth_password are required" '{"missing":true}'

walk() {
  snmpwalk -v3 -l authNoPriv -u "$USER_" -a SHA -A "$AUTH_PASSWORD" -OQn -t 3 -r 1 "$HOST" "$1" 2>/dev/null
}
# ".1.3...<index> = value" -> {"index":..,"value":..}
rows() { jq -Rnc '[inputs | capture("\\.(?<index>[0-9]+) = \"?(?<value>[^\"]*)\"?$")]'; }

NAMES=$(walk .1.3.6.1.2.1.31.1.1.1.1 | rows) || rune_error 2 "host does not answer" "$(jq -nc --arg h "$HOST" '{host:$h}')"
INDEX=$(jq -r '.[] | select(.value == "'"$IFNAME"'") | .index' <<<"$NAMES") || INDEX=
[[ $INDEX =~ ^[0-9]+$ ]] || rune_error 2 "no such interface" "$(jq -nc --arg i "$IFNAME" --argjson n "$NAMES" '{interface:$i, known:[$n[].value]}')"

counter() { walk ".1.3.6.1.2.1.31.1.1.1.$1.$INDEX" | awk -F' = ' '{ print $2 }'; }
IN=$(counter 6) || IN=0
OUT=$(counter 10) || OUT=0
rune_ok "counters read" "$(jq -nc --arg i "$IFNAME" --arg x "$INDEX" --arg in "${IN:-0}" --arg out "${OUT:-0}" \
  '{interface:$i, index:($x | tonumber), octets:{in:$in, out:$out}}')"

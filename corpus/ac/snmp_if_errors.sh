#!/usr/bin/env bash
# Interface error counters of a switch through SNMPv3; user and keys are in /etc/rune/snmp/snmp.conf.
set -euo pipefail
source /opt/rune/lib/rune_bpcs.sh
rune_init

device=$(rune_param device "")
interval=$(rune_param interval 10)
max_rate=$(rune_param max_errors_per_min 5)

[[ $device =~ ^[A-Za-z0-9][A-Za-z0-9.-]*$ ]] || rune_error 1 "device missing or malformed"
[[ $interval =~ ^([5-9]|[1-9][0-9]|1[01][0-9]|120)$ ]] || rune_error 1 "interval must be 5 to 120"
[[ $max_rate =~ ^(0|[1-9][0-9]{0,5})$ ]] || rune_error 1 "max_errors_per_min must be a number"

export SNMPCONFPATH=/etc/rune/snmp
[[ -r $SNMPCONFPATH/snmp.conf ]] || rune_error 4 "snmp.conf is missing" '{"path":"/etc/rune/snmp/snmp.conf"}'

walk() {
  snmpbulkwalk -v3 -t 3 -r 2 -Oqn "$device" "$1" </dev/null 2>/dev/null |
    sed -E -n 's/^\.[0-9.]+\.([0-9]+) "?([^"]*)"?$/\1 \2/p'
}

declare -A name=() first=() second=()

load() {
  local -n _into=$1
  local idx val text
  text=$(walk "$2") || return 1
  while read -r idx val; do
    [[ -n $idx ]] || continue
    _into[$idx]=$val
  done <<<"$text"
}

IF_NAME=.1.3.6.1.2.1.31.1.1.1.1
IF_IN_ERR=.1.3.6.1.2.1.2.2.1.14

load name "$IF_NAME"    || rune_error 2 "device does not answer" "$(jq -nc --arg d "$device" '{device:$d}')"
load first "$IF_IN_ERR" || rune_error 2 "error counters cannot be read"
sleep "$interval"
load second "$IF_IN_ERR" || rune_error 2 "error counters cannot be read a second time"

rows=()
for idx in "${!second[@]}"; do
  a=${first[$idx]:-x} b=${second[$idx]}
  [[ $a =~ ^[0-9]+$ && $b =~ ^[0-9]+$ ]] || continue
  delta=$(( b - a ))
  if (( delta < 0 )); then
    echo "counter of ${name[$idx]:-$idx} wrapped" >&2
    continue
  fi
  rate=$(( delta * 60 / interval ))
  if (( rate > max_rate )); then
    rows+=("${name[$idx]:-$idx}"$'\t'"$rate")
  fi
done

if (( ${#rows[@]} > 0 )); then
  noisy=$(printf '%s\n' "${rows[@]}" | sort | jq -Rnc '[inputs | split("\t") | {interface: .[0], per_minute: (.[1] | tonumber)}]')
  rune_error 3 "interfaces with errors" "$(jq -nc --argjson n "$noisy" --arg d "$device" '{device:$d, noisy:$n}')"
fi
rune_ok "no interface above the limit" "$(jq -nc --arg d "$device" --argjson n "${#second[@]}" '{device:$d, interfaces:$n}')"

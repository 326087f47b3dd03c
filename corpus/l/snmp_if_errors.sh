#!/usr/bin/env bash
# Interfaces of a switch with input errors, over SNMPv3; the credentials live in a private snmp.conf.
set -euo pipefail
source "$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)/rune_bpcs.sh"
rune_init

host=$(rune_param host "")
auth_password=$(rune_param auth_password "")
threshold=$(rune_param threshold 0)
[[ $host =~ ^[[:alnum:]]([[:alnum:].-]*[[:alnum:]])?$ ]] || rune_error 1 "host is not a name" '{"invalid":["host"]}'
[[ $threshold =~ ^(0|[1-9][0-9]*)$ ]] || rune_error 1 "threshold is not a number" '{"invalid":["threshold"]}'

SNMPCONFPATH=$(mktemp -d); export SNMPCONFPATH
trap 'rm -rf "$SNMPCONFPATH"' EXIT
(
  umask 077
  printf '%s\n' 'defVersion 3' 'defSecurityLevel authNoPriv' 'defSecurityName rune' 'defAuthType SHA' \
    "defAuthPassphrase $auth_password" >"$SNMPCONFPATH/snmp.conf"
)

declare -A name=() errors=()
load() { # COLUMN ARRAY: a table column, by index
  local -n column=$2
  local oid value
  while read -r oid value; do
    [[ $oid =~ \.([0-9]+)$ ]] && column[${BASH_REMATCH[1]}]=${value//\"/}
  done < <(snmpbulkwalk -Oqn -r 2 -t 5 "$host" "$1" 2>/dev/null)
  (( ${#column[@]} ))
}
load 1.3.6.1.2.1.31.1.1.1.1 name || rune_error 2 "no answer from the agent" "$(jq -nc --arg h "$host" '{host:$h}')"
load 1.3.6.1.2.1.2.2.1.14 errors || rune_error 2 "agent has no interface counters" "$(jq -nc --arg h "$host" '{host:$h}')"

rows=
for idx in "${!errors[@]}"; do
  [[ ${errors[$idx]} =~ ^[0-9]+$ ]] || continue
  (( ${errors[$idx]} > threshold )) || continue
  rows+=${name[$idx]:-if$idx}$'\t'${errors[$idx]}$'\n'
done
list=$(printf '%s' "$rows" | jq -Rnc '[inputs | split("\t") | {interface: .[0], in_errors: (.[1]|tonumber)}] | sort_by(-.in_errors)')
rune_ok "counters read" "$(jq -nc --arg h "$host" --argjson l "$list" '{host:$h, noisy:$l}')"

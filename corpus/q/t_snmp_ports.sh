#!/usr/bin/env bash
# operational state of a switch's ports by SNMP
set -euo pipefail
source "${BASH_SOURCE[0]%/*}/rune_bpcs.sh"
rune_init

host=$(rune_param host "")
only=$(rune_param port "")
[[ -n $host ]] || host=$(rune_ctx)
[[ $host =~ ^[a-z0-9.-]+$ ]] || rune_error 1 'host?' '{"field":"host"}'

# credentials come from /etc/snmp/snmp.conf
walk() {
  snmpbulkwalk -v3 -l authPriv -OQsn -t 3 -r 1 "$host" "$1" 2>/dev/null
}

declare -A name=() oper=()
while IFS=' =' read -r oid value; do
  name[${oid##*.}]=${value//\"/}
done < <(walk 1.3.6.1.2.1.31.1.1.1.1)
while IFS=' =' read -r oid value; do
  oper[${oid##*.}]=$value
done < <(walk 1.3.6.1.2.1.2.2.1.8)

if [[ ${#name[@]} -eq 0 ]]; then
  rune_error_kv 2 'no answer' "host=$host"
fi

for idx in "${!name[@]}"; do
  [[ -z $only || ${name[$idx]} == "$only" ]] || continue
  rune_out "${name[$idx]}=${oper[$idx]:-unknown}"
done
rune_finish "ports of $host"

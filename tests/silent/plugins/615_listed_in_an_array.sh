#!/usr/bin/env bash
# What an associative array of the plugin's own has as a key is allowed, however it is asked.
set -euo pipefail
source "$(dirname "${BASH_SOURCE[0]}")/rune_bpcs.sh"
rune_init

declare -A units=([nginx]=reload [haproxy]=reload) hosts=() ports
while read -r name _; do hosts[$name]=1; done < /etc/hosts.allowed || rune_error 4 "no list of hosts" '{}'
for each in 80 443; do ports[$each]=open; done
unit=$(rune_param unit "")
host=$(rune_param host "")
port=$(rune_param port "")
[[ -n $unit && -n ${units[$unit]:-} ]] || rune_error 1 "unit is not one of ours" '{"field":"unit"}'
if [[ ! -v hosts[$host] ]]; then rune_error 1 "host is not one of ours" '{"field":"host"}'; fi
[[ ${ports[$port]+there} ]] || rune_error 1 "port is not one of ours" '{"field":"port"}'
verb=${units[$unit]:-status}
ssh -n "root@$host" "systemctl $verb $unit && nft list ruleset | grep -c 'dport $port'" >&2 || rune_error 3 "not done" '{}'
rune_ok "done" '{}'

#!/usr/bin/env bash
# Weight 0 for one real server on the director, then wait until its connections are gone
set -euo pipefail
HERE=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
source "$HERE/rune_bpcs.sh"
source "$HERE/lib/net.sh"
rune_init

declare -A p
for key in director vip real limit; do p[$key]=$(rune_param "$key" ""); done
p[limit]=${p[limit]:-60}

ip_port='^([0-9]{1,3}\.){3}[0-9]{1,3}:[0-9]{1,5}$'
[[ ${p[vip]} =~ $ip_port ]] || rune_error 1 "vip must be ADDR:PORT" '{"field":"vip"}'
[[ -n ${p[real]} ]] || rune_error 1 "real is required" '{"missing":["real"]}'
[[ ${p[limit]} =~ ^[1-9][0-9]{0,2}$ ]] || rune_error 1 "limit must be 1..999 seconds" '{"field":"limit"}'
[[ ${p[director]} =~ ^[a-z0-9][a-z0-9.-]*$ ]] || rune_error 1 "director must be a host name" '{"field":"director"}'

net_retry 3 2 net_tcp_open "${p[director]}" 22 4 ||
  rune_error 2 "The director does not answer on port 22" "$(jq -nc --arg h "${p[director]}" '{director: $h}')"

on_director() { ssh -n -o BatchMode=yes -o ConnectTimeout=5 "${p[director]}" "$@"; }

table=$(on_director sudo ipvsadm -Ln) || rune_error 2 "ipvsadm is not usable on the director" '{}'
grep -qF -- "${p[vip]}" <<<"$table" || rune_error 2 "No such virtual service" "$(jq -nc --arg v "${p[vip]}" '{vip: $v}')"

ssh -n -o BatchMode=yes "${p[director]}" "sudo ipvsadm -e -t ${p[vip]} -r ${p[real]} -w 0" ||
  rune_error 3 "Could not set the weight" "$(jq -nc --arg r "${p[real]}" '{real: $r}')"

deadline=$((SECONDS + p[limit]))
while ((SECONDS < deadline)); do
  active=$(on_director sudo ipvsadm -Ln | grep -F -- "${p[real]} " | awk '{s += $5} END {print s + 0}')
  if ((active == 0)); then
    rune_ok_kv "Drained" "real=${p[real]}" "director=${p[director]}"
  fi
  sleep 3
done
rune_error 3 "Connections are left" "$(jq -nc --arg r "${p[real]}" --argjson a "$active" '{real: $r, active: $a}')"

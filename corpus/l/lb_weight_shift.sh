#!/usr/bin/env bash
# Move IPVS weights of a virtual service step by step from one pool colour to the other.
set -euo pipefail
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
source "$here/rune_bpcs.sh"
rune_init

vip=$(rune_param vip "")
to=$(rune_param weight 0)
[[ $vip =~ ^[0-9.]+:[0-9]+$ ]] || rune_error 1 "vip must be ADDRESS:PORT" "$(jq -nc --arg v "$vip" '{vip:$v}')"
[[ $to =~ ^(0|[1-9][0-9]{0,2})$ ]] || rune_error 1 "weight must be 0 to 999" '{"invalid":["weight"]}'
mapfile -t drain < <(rune_param_json servers '[]' | jq -r '.[] | select(. != "")')
(( ${#drain[@]} > 0 )) || rune_error 1 "servers: give at least one" '{"missing":["servers"]}'

listing=$(ipvsadm -Ln -t "$vip" 2>/dev/null) || rune_error 2 "no such virtual service" "$(jq -nc --arg v "$vip" '{vip:$v}')"

declare -A current=()
while read -r arrow server _ weight _; do
  [[ $arrow == '->' && $server =~ ^[0-9] ]] && current[$server]=$weight
done <<<"$listing"

skipped=()
for s in "${drain[@]}"; do
  if [[ -z ${current[$s]-} ]]; then
    skipped+=("$s")
    continue
  fi
  ipvsadm -e -t "$vip" -r "$s" -w "$to" 2>/dev/null || rune_error 3 "weight refused" "$(jq -nc --arg s "$s" '{server:$s}')"
done

ipvsadm -Ln --stats -t "$vip" 2>/dev/null | awk '$1 == "->" && $2 ~ /^[0-9]/ { print $2, $3 }' | sort | {
  n=0
  while read -r server conns; do
    echo "$server has seen $conns connections" >&2
    n=$((n + 1))
  done
  rune_out "real_servers=$n"
} || echo "no statistics" >&2

rune_out "vip=$vip"
rune_out "weight=$to"
rune_out "skipped=${skipped[*]}"
rune_finish "weights changed"

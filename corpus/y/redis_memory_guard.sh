#!/usr/bin/env bash
set -euo pipefail
source "$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)/rune_bpcs.sh"
rune_init

host=$(rune_param host 127.0.0.1) port=$(rune_param port 6379)
max_pct=$(rune_param max_percent 90) max_frag=$(rune_param max_fragmentation 1.8)

[[ $port =~ ^[1-9][0-9]{0,4}$ ]] && (( port < 65536 )) || rune_error 1 "no port" '{"parameter":"port"}'
[[ $max_pct =~ ^([1-9][0-9]?|100)$ ]] || rune_error 1 "no percentage" '{"parameter":"max_percent"}'
[[ $max_frag =~ ^[0-9]+\.[0-9]{1,2}$ ]] || rune_error 1 "fragmentation looks like 1.5" '{"parameter":"max_fragmentation"}'

# hundredths 1.8 -> 180
hundredths() {
  local -n to=$1
  local int=${2%%.*} frac=${2#*.}
  [[ $2 == *.* ]] || frac=0
  frac=${frac}00
  to=$(( 10#$int * 100 + 10#${frac:0:2} ))
}

# info SECTION ARRAY: 0 filled, 2 refused, 3 loading, 4 asks for a login
info() {
  local -n into=$2
  local raw line
  raw=$(timeout 5 redis-cli -h "$host" -p "$port" INFO "$1" 2>&1 </dev/null) || return 2
  case $raw in
    LOADING*) return 3 ;;
    NOAUTH*) return 4 ;;
  esac
  while IFS= read -r line; do
    line=${line%$'\r'}
    [[ $line =~ ^([a-z0-9_]+):(.*)$ ]] || continue
    into[${BASH_REMATCH[1]}]=${BASH_REMATCH[2]}
  done <<<"$raw"
  return 0
}

declare -A mem=() repl=()
for (( left = 5; left > 0; left-- )); do
  rc=0
  info memory mem || rc=$?
  (( rc == 3 )) || break
  echo "redis loads its data, waiting" >&2
  sleep 3
done
case $rc in
  0) ;;
  2) rune_error 2 "redis cannot be reached" "$(jq -nc --arg h "$host" --arg p "$port" '{host:$h, port:$p}')" ;;
  3) rune_error 2 "redis still loads its data" '{"waited_seconds":15}' ;;
  4) rune_error 4 "redis wants a login" '{"hint":"REDISCLI_AUTH"}' ;;
esac
info replication repl || rune_error 2 "replication is not shown" '{"section":"replication"}'

used=${mem[used_memory]:-} max=${mem[maxmemory]:-0}
[[ $used =~ ^[0-9]+$ && $max =~ ^(0|[1-9][0-9]*)$ ]] || rune_error 100 "INFO has no memory values" "$(jq -nc --argjson n "${#mem[@]}" '{fields:$n}')"
if (( max == 0 )); then
  total=${mem[total_system_memory]:-0}
  [[ $total =~ ^[1-9][0-9]*$ ]] || rune_error 4 "no memory limit is known" '{"maxmemory":0}'
  max=$total
fi
pct=$(( used * 100 / max ))
frag=${mem[mem_fragmentation_ratio]:-1.0}
[[ $frag =~ ^[0-9]{1,6}(\.[0-9]+)?$ ]] || frag=1.0
hundredths have "$frag"
hundredths limit "$max_frag"

data=$(jq -nc --argjson p "$pct" --argjson f "$have" --arg r "${repl[role]:-unknown}" --arg e "${mem[maxmemory_policy]:-unknown}" \
  '{percent:$p, fragmentation:($f / 100), role:$r, policy:$e}')
if (( pct > max_pct )); then
  if [[ ${mem[maxmemory_policy]:-} == noeviction ]]; then
    rune_error 3 "redis will refuse writes" "$data"
  fi
  rune_error 3 "redis evicts" "$data"
elif (( have > limit )); then
  rune_error 3 "memory is fragmented" "$data"
elif [[ ${repl[role]:-} == slave && ${repl[master_link_status]:-} != up ]]; then
  rune_error 2 "the link to the master is down" "$data"
fi
rune_ok "memory is fine" "$data"

#!/usr/bin/env bash
# Matchmaking: report and drain ticket queues per region.
set -euo pipefail
source "$(dirname "${BASH_SOURCE[0]}")/rune_bpcs.sh"
rune_init

host=$(rune_param redis_host 127.0.0.1)
port=$(rune_param redis_port 6379)
drain=$(rune_param drain false)
[[ $port =~ ^[0-9]{2,5}$ ]] || rune_error 1 "bad port"

rc() { redis-cli -h "$host" -p "$port" --no-auth-warning --raw "$@"; }

[[ $(rc PING 2>/dev/null || true) == PONG ]] || rune_error_kv 2 "redis does not answer" "host=$host"

regions_raw=$(rc SMEMBERS mm:regions) || rune_error 2 "SMEMBERS failed"
mapfile -t regions <<<"$regions_raw"
[[ -n ${regions[0]} ]] || rune_error 3 "no regions registered"

declare -i empty=0 total=0
for region in "${regions[@]}"; do
  depth=$(rc LLEN "mm:queue:$region" 2>/dev/null) || depth=0
  if [[ $depth == 0 ]]; then
    ((empty++))
    continue
  fi
  total+=depth
  if [[ $drain == true ]]; then
    rc DEL "mm:queue:$region" >/dev/null || rune_error_kv 3 "DEL failed" "region=$region"
  fi
  rune_out "$region=$depth"
done
rune_out total "$total"
rune_finish "queues read"

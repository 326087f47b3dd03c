#!/usr/bin/env bash
###############################################################################
# Plugin      : redis_memory_guard
# Purpose     : Warns when a Redis instance uses more than a share of maxmemory
###############################################################################
set -euo pipefail
SCRIPT_DIR="$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)"
source "${SCRIPT_DIR}/rune_bpcs.sh"
rune_init
PORT="$(rune_param port "6379")"
LIMIT="$(rune_param percent "80")"
[[ "${PORT}" =~ ^[0-9]{2,5}$ && "${LIMIT}" =~ ^[0-9]{1,2}$ ]] || rune_error 1 "port and percent must be numbers" '{"fields":["port","percent"]}'
INFO="$(redis-cli -p "${PORT}" INFO memory 2>/dev/null)" || rune_error 2 "Redis does not answer" '{}'
USED="$(awk -F: '$1 == "used_memory" {print $2+0}' <<<"${INFO}")"
MAX="$(awk -F: '$1 == "maxmemory" {print $2+0}' <<<"${INFO}")"
[[ "${MAX}" != "0" ]] || rune_error 4 "maxmemory is not set" '{"maxmemory":0}'
PCT=$(( USED * 100 / MAX ))
(( PCT < LIMIT )) || rune_error 3 "Memory is short" "$(jq -nc --argjson p "${PCT}" '{percent:$p}')"
rune_ok "Memory is fine" "$(jq -nc --argjson p "${PCT}" '{percent:$p}')"

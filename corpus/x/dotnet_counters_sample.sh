#!/usr/bin/env bash
###############################################################################
# Plugin      : dotnet_counters_sample
# Purpose     : Collects runtime counters of a .NET service for some seconds
# Parameters  : unit, seconds, heap_limit_mb
###############################################################################
set -euo pipefail

SCRIPT_DIR="$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)"
source "${SCRIPT_DIR}/rune_bpcs.sh"
rune_init

log() { printf '%s [%s] %s\n' "$(date '+%T')" "$1" "$2" >&2; }

UNIT="$(rune_param unit "")"
SECONDS_TO_RUN="$(rune_param seconds "10")"
LIMIT="$(rune_param heap_limit_mb "512")"

[[ "${UNIT}" =~ ^[A-Za-z0-9@._-]+\.service$ ]] || rune_error 1 "unit must be a service" '{"field":"unit"}'
[[ "${SECONDS_TO_RUN}" =~ ^[1-9][0-9]?$ ]] || rune_error 1 "seconds must be 1 to 99" '{"field":"seconds"}'
[[ "${LIMIT}" =~ ^[0-9]{1,6}$ ]] || rune_error 1 "heap_limit_mb must be a number" '{"field":"heap_limit_mb"}'

PID="$(systemctl show -p MainPID --value "${UNIT}" 2>/dev/null || echo 0)"
if [[ "${PID}" == "0" ]]; then
  systemctl status --no-pager "${UNIT}" || true
  rune_error 2 "The unit does not run" "$(jq -nc --arg u "${UNIT}" '{unit:$u}')"
fi

OUT="$(mktemp --suffix=.csv)"
trap 'rm -f "${OUT}"' EXIT
timeout "$((SECONDS_TO_RUN + 20))" dotnet-counters collect -p "${PID}" --duration "00:00:$(printf '%02d' "${SECONDS_TO_RUN}")" \
  --format csv -o "${OUT}" >/dev/null 2>&1 </dev/null || rune_error 3 "dotnet-counters failed" "$(jq -nc --arg p "${PID}" '{pid:$p}')"

HEAP="$(awk -F, '/GC Heap Size/ {v = $NF} END {printf "%d", v}' "${OUT}")"
STATUS=0
if (( HEAP > LIMIT )); then
  log WARN "heap is ${HEAP} MB"
  STATUS=3
fi

if (( STATUS == 3 )); then
  RESPONSE="$(jq -nc --argjson mm "${RUNE_MESSAGE_METADATA}" --argjson obs "${RUNE_OBSERVABILITY}" --argjson h "${HEAP}" \
    '{message_metadata:$mm, payload:{result:"success", output_data:{heap_mb:$h, above_limit:true}}, observability:$obs, error:null}')"
  rune_emit "${RESPONSE}" 3
fi
rune_ok "Counters collected" "$(jq -nc --argjson h "${HEAP}" '{heap_mb:$h, above_limit:false}')"

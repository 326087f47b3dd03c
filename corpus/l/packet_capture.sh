#!/usr/bin/env bash
# ---------------------------------------------------------------------------
# packet_capture - record traffic of one interface for a limited time.
#
# parameters: interface (required), seconds (default 30, at most 600),
#             filter_port (optional), directory (default /var/tmp/captures)
# ---------------------------------------------------------------------------
set -euo pipefail

SCRIPT_DIR="$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)"
source "${SCRIPT_DIR}/rune_bpcs.sh"

rune_init

info() { printf '%s packet_capture: %s\n' "$(date +%T)" "$*" >&2; }

CAPTURE_PID=""
cleanup() {
  if [[ -n "${CAPTURE_PID}" ]]; then
    kill "${CAPTURE_PID}" 2>/dev/null || true
  fi
  rm -f "${ERR_FILE:-}"
}
trap cleanup EXIT
trap 'rune_error 100 "interrupted" "{}"' INT TERM

INTERFACE="$(rune_param interface "")"
SECONDS_TO_RUN="$(rune_param seconds "30")"
PORT="$(rune_param filter_port "")"
DIRECTORY="$(rune_param directory "/var/tmp/captures")"

if [[ -z "${INTERFACE}" ]]; then
  rune_error 1 "Missing required parameter: interface" '{"missing":["interface"]}'
fi
if [[ ! "${SECONDS_TO_RUN}" =~ ^[0-9]{1,3}$ ]] || [ "${SECONDS_TO_RUN}" -gt 600 ]; then
  rune_error 1 "seconds must be 1 to 600" "$(jq -nc --arg s "${SECONDS_TO_RUN}" '{seconds:$s}')"
fi
if [[ ! -d "/sys/class/net/${INTERFACE}" ]]; then
  rune_error 2 "No such interface" "$(jq -nc --arg i "${INTERFACE}" '{interface:$i}')"
fi

FILTER=()
if [[ -n "${PORT}" ]]; then
  FILTER=(port "${PORT}")
fi

mkdir -p "${DIRECTORY}" || rune_error 2 "Cannot make the directory" '{}'
TARGET="${DIRECTORY}/${INTERFACE}-$(date +%Y%m%dT%H%M%S).pcap"
ERR_FILE="$(mktemp)"

info "capturing ${SECONDS_TO_RUN}s on ${INTERFACE}"
tcpdump -i "${INTERFACE}" -n -s 256 -w "${TARGET}" "${FILTER[@]}" >/dev/null 2>"${ERR_FILE}" </dev/null &
CAPTURE_PID=$!
sleep "${SECONDS_TO_RUN}"

if ! kill -INT "${CAPTURE_PID}" 2>/dev/null; then
  REASON="$(tail -n 1 "${ERR_FILE}")"
  CAPTURE_PID=""
  rune_error 3 "tcpdump ended early" "$(jq -nc --arg r "${REASON}" '{reason:$r}')"
fi
wait "${CAPTURE_PID}" || info "tcpdump ended with status $?"
CAPTURE_PID=""

PACKETS="$(awk '/packets captured/ { print $1 }' "${ERR_FILE}")"
SIZE="$(stat -c %s "${TARGET}" 2>/dev/null || echo 0)"
rune_ok "capture complete" "$(jq -nc --arg f "${TARGET}" --arg p "${PACKETS:-0}" --arg b "${SIZE}" \
  '{file:$f, packets:($p|tonumber), bytes:($b|tonumber)}')"

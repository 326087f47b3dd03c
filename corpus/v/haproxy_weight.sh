#!/usr/bin/env bash
#
# haproxy_weight - change the weight of a server through the stats socket
#
set -euo pipefail

SCRIPT_DIR=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
source "${SCRIPT_DIR}/rune_bpcs.sh"

SOCKET="${HAPROXY_SOCKET:-/run/haproxy/admin.sock}"

log() { printf 'haproxy_weight: %s\n' "$*" >&2; }

haproxy_cmd() {
  printf '%s\n' "$1" | timeout 5 socat - "UNIX-CONNECT:${SOCKET}"
}

sessions_of() {
  haproxy_cmd "show stat" 2>/dev/null | awk -F, -v b="$1" -v s="$2" '$1 == b && $2 == s {print $5}'
}

rune_init

BACKEND="$(rune_param backend "")"
SERVER="$(rune_param server "")"
WEIGHT="$(rune_param weight "100%")"
VERIFY="$(rune_param verify "true")"

if [[ ! "${BACKEND}" =~ ^[A-Za-z0-9_.-]+$ || ! "${SERVER}" =~ ^[A-Za-z0-9_.-]+$ ]]; then
  rune_error 1 "backend and server are needed" '{"missing":["backend","server"]}'
fi
if [[ ! "${WEIGHT}" =~ ^[0-9]{1,3}%?$ ]]; then
  rune_error 1 "weight must be 0..256 or a percentage" "weight=${WEIGHT}"
fi
if [[ ! -S "${SOCKET}" ]]; then
  rune_error 4 "no stats socket" "$(jq -nc --arg s "${SOCKET}" '{socket:$s}')"
fi

REPLY_TEXT="$(haproxy_cmd "set weight ${BACKEND}/${SERVER} ${WEIGHT}" 2>/dev/null)" \
  || rune_error 2 "haproxy does not answer" '{}'
if [[ -n "${REPLY_TEXT//[[:space:]]/}" ]]; then
  rune_error 3 "haproxy refused" "$(jq -nc --arg r "${REPLY_TEXT}" '{reply:$r}')"
fi

if [[ "${VERIFY}" == "true" ]]; then
  NOW="$(haproxy_cmd "get weight ${BACKEND}/${SERVER}" 2>/dev/null)" || NOW="?"
  log "weight is now ${NOW}"
fi
SESSIONS="$(sessions_of "${BACKEND}" "${SERVER}")" || SESSIONS=""
rune_ok "Weight set" "$(jq -nc --arg s "${SERVER}" --arg w "${WEIGHT}" --arg n "${SESSIONS:-0}" '{server:$s, weight:$w, sessions:$n}')"

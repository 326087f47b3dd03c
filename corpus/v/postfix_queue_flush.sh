#!/usr/bin/env bash
#
# postfix_queue_flush - flush the deferred queue for one destination domain
#
# Parameters:
#   domain   destination domain, e.g. example.org (required)
#   wait     seconds to wait for the queue to drain (default 30)
#
set -euo pipefail

SCRIPT_DIR=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
source "${SCRIPT_DIR}/rune_bpcs.sh"

usage() {
  cat <<'EOF'
usage: postfix_queue_flush.sh < message.json
  {"input_parameters": {"domain": "example.org", "wait": 30}}
EOF
}

log() {
  local level="$1"
  shift
  printf '%s [%-5s] %s\n' "$(date '+%F %T')" "${level}" "$*" >&2
}

count_queued() {
  postqueue -j 2>/dev/null \
    | jq -sc --arg d "@${1}" '[.[] | select(any(.recipients[]; .address | endswith($d)))] | length'
}

rune_init

DOMAIN="$(rune_param domain "")"
WAIT="$(rune_param wait "30")"

if [[ ! "${DOMAIN}" =~ ^[a-z0-9]([a-z0-9.-]*[a-z0-9])?$ ]]; then
  usage >&2
  rune_error 1 "domain is missing or not valid" '{"missing":["domain"]}'
fi
if [[ ! "${WAIT}" =~ ^[0-9]{1,3}$ ]]; then
  rune_error 1 "wait must be a number of seconds" "$(jq -nc --arg w "${WAIT}" '{wait:$w}')"
fi
if ! command -v postqueue >/dev/null 2>&1; then
  rune_error 4 "postfix is not installed" '{}'
fi

BEFORE="$(count_queued "${DOMAIN}")" || rune_error 2 "cannot read the queue" '{}'
log INFO "${BEFORE} messages queued for ${DOMAIN}"

if (( BEFORE > 0 )); then
  postqueue -s "${DOMAIN}" >&2 || log WARN "flush is not allowed for ${DOMAIN}, see fast_flush_domains"
  END=$(( SECONDS + 10#${WAIT} ))
  until (( SECONDS >= END )) || [[ "$(count_queued "${DOMAIN}")" == "0" ]]; do
    sleep 3
  done
fi

AFTER="$(count_queued "${DOMAIN}")" || AFTER="${BEFORE}"
rune_ok "Queue flushed" "$(jq -nc --arg d "${DOMAIN}" --argjson b "${BEFORE}" --argjson a "${AFTER}" \
  '{domain:$d, before:$b, after:$a}')"

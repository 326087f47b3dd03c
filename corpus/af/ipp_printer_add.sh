#!/usr/bin/env bash
#
# Adds (or replaces) an IPP Everywhere queue.
#
set -euo pipefail

SCRIPT_DIR="$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)"
source "${SCRIPT_DIR}/rune_bpcs.sh"

rune_init

log() {
  printf '%s ipp-printer-add: %s\n' "$(date +%T)" "$*" >&2
}

is_valid_queue_name() {
  [[ "$1" =~ ^[A-Za-z0-9_]{1,64}$ ]]
}

is_valid_uri() {
  [[ "$1" =~ ^ipps?://[A-Za-z0-9.-]+(:[0-9]+)?/[A-Za-z0-9/_-]*$ ]]
}

printer_details() {
  jq -nc --arg q "${QUEUE}" --arg u "${URI}" '{queue: $q, uri: $u}'
}

verify_queue() {
  local attempt
  for attempt in 1 2 3; do
    if lpstat -p "${QUEUE}" 2>/dev/null; then
      log "queue is known after ${attempt} attempt(s)"
      return 0
    fi
    sleep 1
  done
  return 1
}

QUEUE="$(rune_param queue "")"
URI="$(rune_param uri "")"
LOCATION="$(rune_param location "unknown")"
MAKE_DEFAULT="$(rune_param make_default "false")"

if ! is_valid_queue_name "${QUEUE}"; then
  rune_error 1 "queue name is not acceptable" '{"field": "queue"}'
fi
if ! is_valid_uri "${URI}"; then
  rune_error 1 "uri must be ipp or ipps" '{"field": "uri"}'
fi

if ! command -v lpadmin >/dev/null 2>&1; then
  rune_error 2 "lpadmin is not installed" '{"command": "lpadmin"}'
fi

if ! ipptool -tf "${URI}" get-printer-attributes.test >/dev/null 2>&1; then
  rune_error 5 "printer does not answer" "$(printer_details)"
fi

if ! lpadmin -p "${QUEUE}" -E -v "${URI}" -m everywhere -L "${LOCATION}" 2>/dev/null; then
  rune_error 3 "lpadmin failed" "$(printer_details)"
fi

if [[ "${MAKE_DEFAULT}" == "true" ]]; then
  lpadmin -d "${QUEUE}" || log "could not become the default"
fi

if ! verify_queue; then
  rune_error 3 "queue did not appear" "$(printer_details)"
fi
rune_ok "queue added" "$(printer_details)"

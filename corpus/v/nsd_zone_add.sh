#!/usr/bin/env bash
#
# nsd_zone_add - add a zone to nsd with a pattern, or refresh it when it is there
#
set -euo pipefail

SCRIPT_DIR=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
source "${SCRIPT_DIR}/rune_bpcs.sh"

log() {
  local level="$1"
  shift
  printf '%s %s %s\n' "$(date '+%T')" "${level}" "$*" >&2
}

usage() {
  log USAGE "parameters: zone (name of the zone), pattern (name of a pattern of nsd.conf)"
}

zone_known() {
  nsd-control zonestatus "$1" >/dev/null 2>&1
}

rune_init

ZONE="$(rune_param zone "")"
PATTERN="$(rune_param pattern "secondary")"

if [[ ! "${ZONE}" =~ ^[a-z0-9-]+(\.[a-z0-9-]+)+$ ]]; then
  usage
  rune_error 1
fi
if [[ ! "${PATTERN}" =~ ^[a-z0-9_]+$ ]]; then
  usage
  rune_error 1 "pattern is not valid" "$(jq -nc --arg p "${PATTERN}" '{pattern:$p}')"
fi

if ! nsd-control status >/dev/null 2>&1; then
  rune_error 2 "nsd does not run" '{"service":"nsd"}'
fi

if ! zone_known "${ZONE}"; then
  log INFO "adding ${ZONE} with pattern ${PATTERN}"
  nsd-control addzone "${ZONE}" "${PATTERN}" >&2 || rune_error 3 "addzone failed" '{}'
  rune_ok "Zone added" "$(jq -nc --arg z "${ZONE}" --arg p "${PATTERN}" '{zone:$z, pattern:$p, added:true}')"
else
  log INFO "${ZONE} is there already, refreshing it"
  nsd-control transfer "${ZONE}" >&2 || log WARN "transfer could not be started"
fi

#!/usr/bin/env bash
# Adds a local zone to a running unbound and to its include file.
set -euo pipefail

SCRIPT_DIR="$(cd -- "$(dirname -- "${BASH_SOURCE[0]}")" && pwd)"
source "${SCRIPT_DIR}/rune_bpcs.sh"

readonly INCLUDE="${UNBOUND_INCLUDE:-/etc/unbound/unbound.conf.d/rune-local.conf}"
EMITTED=0

finalize() {
  local -r status=$?
  [[ -n "${STAGE:-}" ]] && rm -f -- "${STAGE}"
  if (( EMITTED == 0 && status != 0 )); then
    rune_error 100 "Plugin ended unexpectedly" "$(jq -nc --argjson s "${status}" '{status:$s}')"
  fi
}

rune_init
trap finalize EXIT

ZONE="$(rune_param zone "")"
TYPE="$(rune_param type static)"

[[ "${ZONE}" =~ ^[a-z0-9-]+(\.[a-z0-9-]+)*\.?$ ]] || rune_error 1 "Bad zone" "$(jq -nc --arg z "${ZONE}" '{zone:$z}')"
case "${TYPE}" in
  static|deny|refuse|redirect|transparent|always_nxdomain) ;;
  *) rune_error 1 "Bad zone type" "$(jq -nc --arg t "${TYPE}" '{type:$t}')" ;;
esac

STAGE="$(mktemp)"
if [[ -f "${INCLUDE}" ]]; then
  grep -vF "local-zone: \"${ZONE}\"" "${INCLUDE}" >"${STAGE}" || true
else
  echo 'server:' >"${STAGE}"
fi
printf '    local-zone: "%s" %s\n' "${ZONE}" "${TYPE}" >>"${STAGE}"

cat "${STAGE}" >"${INCLUDE}"
unbound-checkconf >&2 || rune_error 3 "unbound-checkconf complains" "$(jq -nc --arg f "${INCLUDE}" '{file:$f}')"
unbound-control -q local_zone "${ZONE}" "${TYPE}" >&2 || rune_error 2 "unbound-control failed" "$(jq -nc --arg z "${ZONE}" '{zone:$z}')"

ZONES="$(unbound-control list_local_zones 2>/dev/null | wc -l)" || ZONES=0
EMITTED=1
rune_ok "Zone is active" "$(jq -nc --arg z "${ZONE}" --arg t "${TYPE}" --argjson n "${ZONES}" '{zone:$z,type:$t,zones:$n}')"

#!/usr/bin/env bash
###############################################################################
# Plugin  : feature_flag_toggle
# Owner   : Developer Experience
# Purpose : Switch one flag in one environment of the flag service, with an
#           optimistic-lock check on the flag's version.
###############################################################################
set -euo pipefail

readonly PLUGIN_DIR="$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)"
source "${PLUGIN_DIR}/rune_bpcs.sh"
rune_init

readonly FLAG_API="${FLAG_API:-http://flags.internal:8480/api/v2}"

log_info() { printf 'feature_flag_toggle[%d]: %s\n' "$$" "$*" >&2; }

FLAG="$(rune_param flag "")"
ENVIRONMENT="$(rune_param environment "staging")"
STATE="$(rune_param state "")"

if [[ ! "${FLAG}" =~ ^[a-z][a-z0-9._-]*$ ]]; then
  rune_error 1 "flag is missing or malformed" '{"field":"flag"}'
fi
case "${STATE}" in
  on|off) ;;
  *) rune_error 1 "state must be on or off" '{"field":"state"}' ;;
esac

CURRENT="$(curl -fsS --max-time 10 "${FLAG_API}/flags/${FLAG}/${ENVIRONMENT}")" || {
  log_info "flag service says no"
  rune_emit "flag ${FLAG} not found in ${ENVIRONMENT}" 2
}

VERSION="$(jq -r '.version // 0' <<<"${CURRENT}" || echo 0)"
IS_ON="$(jq -r 'if .on then "on" else "off" end' <<<"${CURRENT}" || echo off)"
if [[ "${IS_ON}" == "${STATE}" ]]; then
  rune_ok "Flag already in that state" "$(jq -nc --arg f "${FLAG}" '{flag:$f, changed:false}')"
fi

PATCH="$(printf '[{"op":"test","path":"/version","value":%s},{"op":"replace","path":"/on","value":%s}]' \
  "${VERSION}" "$([[ "${STATE}" == on ]] && echo true || echo false)")"
CODE="$(curl -sS --max-time 10 -X PATCH -H 'Content-Type: application/json-patch+json' --data "${PATCH}" \
  -o /dev/null -w '%{http_code}' "${FLAG_API}/flags/${FLAG}/${ENVIRONMENT}")" || CODE=000
case "${CODE}" in
  200|204) ;;
  409|412) rune_error 3 "Flag was changed by somebody else" '{"conflict":true}' ;;
  *)       rune_error 2 "Flag service failed" "$(jq -nc --arg c "${CODE}" '{http_code:$c}')" ;;
esac

rune_ok "Flag switched" "$(jq -nc --arg f "${FLAG}" --arg e "${ENVIRONMENT}" --arg s "${STATE}" \
  '{flag:$f, environment:$e, state:$s, changed:true}')"

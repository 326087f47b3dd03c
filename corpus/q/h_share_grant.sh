#!/usr/bin/env bash
###############################################################################
# Plugin      : h_share_grant
# Purpose     : time-limited access for a consultant to a study share, audited
# Owner       : Data Protection Office
###############################################################################
set -euo pipefail

SCRIPT_DIR="$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)"
source "${SCRIPT_DIR}/rune_bpcs.sh"
rune_init

readonly SHARE_ROOT="/srv/studies"

STUDY="$(rune_param study "")"
CONSULTANT="$(rune_param consultant "")"
AD_PASSWORD="$(rune_param ad_password "")"
UNTIL="$(rune_param until "$(date -d '+7 days' +%F)")"

if [[ ! "${STUDY}" =~ ^[A-Z]{3}-[0-9]{4}$ || ! "${CONSULTANT}" =~ ^[a-z]{2,12}$ ]]; then
  rune_error 1 "study or consultant is not valid" '{"fields":["study","consultant"]}'
fi
if [[ ! "${UNTIL}" =~ ^[0-9]{4}-[0-9]{2}-[0-9]{2}$ ]]; then
  rune_error 1 "until is a date" '{"field":"until"}'
fi

KRB5CCNAME="FILE:$(mktemp)"
export KRB5CCNAME
trap 'kdestroy -q 2>/dev/null || true' EXIT

kinit svc-share@HOSP.EXAMPLE <<<"${AD_PASSWORD}" >/dev/null 2>&1 || rune_error 4 "No Kerberos ticket for the service account" '{"principal":"svc-share"}'

if ! getent passwd "${CONSULTANT}" >/dev/null; then
  rune_error 2 "Consultant has no account" "$(jq -nc --arg c "${CONSULTANT}" '{consultant: $c}')"
fi

pushd "${SHARE_ROOT}/${STUDY}" || rune_error 2 "Study share does not exist" "$(jq -nc --arg s "${STUDY}" '{study: $s}')"

setfacl -R -m "u:${CONSULTANT}:rX" . || rune_error 3 "setfacl failed" "$(jq -nc --arg s "${STUDY}" '{study: $s}')"
setfacl -R -d -m "u:${CONSULTANT}:rX" . || rune_error 3 "setfacl -d failed" "$(jq -nc --arg s "${STUDY}" '{study: $s}')"
logger -t rune-share "granted ${CONSULTANT} on ${STUDY} until ${UNTIL}" || true
echo "setfacl -R -x u:${CONSULTANT} ${SHARE_ROOT}/${STUDY}" | at -q g "00:05 ${UNTIL}" 2>/dev/null || rune_error 3 "Removal could not be scheduled" '{"stage":"at"}'

popd >/dev/null
EFFECTIVE="$(getfacl -cp "${SHARE_ROOT}/${STUDY}" 2>/dev/null | grep -c "^user:${CONSULTANT}:" || true)"
RESULT="$(rune_all_params)"
rune_ok "Access granted" "$(jq -c --arg n "${EFFECTIVE}" '. + {acl_entries: $n}' <<<"${RESULT}")"

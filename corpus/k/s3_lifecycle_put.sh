#!/usr/bin/env bash
################################################################################
# Plugin:      s3_lifecycle_put
# Purpose:     Ensure that a bucket carries the corporate lifecycle rule
# Parameters:  bucket (required), prefix, expire_days, region
# Exit codes:  0 success, 1 validation, 2 dependency, 3 business failure
################################################################################
set -euo pipefail

SCRIPT_DIR="$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)"
readonly SCRIPT_DIR
if [[ -f "${SCRIPT_DIR}/lib/rune_bpcs.sh" ]]; then
  # shellcheck source=/dev/null
  source "${SCRIPT_DIR}/lib/rune_bpcs.sh"
else
  # shellcheck source=/dev/null
  source "${SCRIPT_DIR}/rune_bpcs.sh"
fi

rune_init

readonly RULE_ID="rune-managed-expiry"

#######################################
# Writes a diagnostic line. Never to stdout.
#######################################
log_info() {
  printf '%s [INFO] %s\n' "$(date -u '+%Y-%m-%dT%H:%M:%SZ')" "$*" >&2
}

#######################################
# Prints the wanted lifecycle document.
# Arguments: prefix, days
#######################################
build_document() {
  local prefix="$1"
  local days="$2"
  jq -n --arg id "${RULE_ID}" --arg prefix "${prefix}" --argjson days "${days}" '{
    Rules: [{
      ID: $id,
      Status: "Enabled",
      Filter: {Prefix: $prefix},
      Expiration: {Days: $days},
      AbortIncompleteMultipartUpload: {DaysAfterInitiation: 3}
    }]
  }'
}

#######################################
# Reads the present document; an absent one is an empty object.
#######################################
current_document() {
  aws s3api get-bucket-lifecycle-configuration \
    --bucket "${BUCKET}" --region "${REGION}" --output json 2>/dev/null || echo '{}'
}

BUCKET="$(rune_param bucket "")"
PREFIX="$(rune_param prefix "tmp/")"
EXPIRE_DAYS="$(rune_param expire_days "14")"
REGION="$(rune_param region "eu-central-1")"

if [[ ! "${BUCKET}" =~ ^[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]$ ]]; then
  rune_error 1 "Missing or malformed parameter: bucket" '{"missing":["bucket"]}'
fi
if [[ ! "${EXPIRE_DAYS}" =~ ^[1-9][0-9]{0,3}$ ]]; then
  rune_error 1 "expire_days must be an integer" '{"field":"expire_days"}'
fi
if ! command -v aws >/dev/null 2>&1; then
  rune_error 2 "The AWS command line is not installed" '{"command":"aws"}'
fi

WANTED="$(build_document "${PREFIX}" "${EXPIRE_DAYS}")"
PRESENT="$(current_document)"

if jq -e -n --argjson a "${WANTED}" --argjson b "${PRESENT}" '$a.Rules == $b.Rules' >/dev/null 2>&1; then
  log_info "bucket ${BUCKET} is in the wanted state"
  rune_ok "Lifecycle rule already present" "$(jq -nc --arg b "${BUCKET}" '{bucket: $b, changed: false}')"
fi

DOCUMENT_FILE="$(mktemp)"
trap 'rm -f "${DOCUMENT_FILE}"' EXIT
printf '%s\n' "${WANTED}" >"${DOCUMENT_FILE}"

log_info "writing the lifecycle rule of ${BUCKET}"
if ! aws s3api put-bucket-lifecycle-configuration \
    --bucket "${BUCKET}" --region "${REGION}" \
    --lifecycle-configuration "file://${DOCUMENT_FILE}" >&2; then
  rune_error 3 "The lifecycle rule was not accepted" "$(jq -nc --arg b "${BUCKET}" '{bucket: $b}')"
fi

rune_ok "Lifecycle rule written" "$(
  jq -nc --arg b "${BUCKET}" --argjson d "${WANTED}" '{bucket: $b, changed: true, rules: $d.Rules}'
)"

#!/usr/bin/env bash
###############################################################################
# Plugin  : rds_snapshot_create
# Owner   : Database Reliability
# Purpose : Manual RDS snapshot before a risky change, with tagging.
###############################################################################
set -euo pipefail

readonly PLUGIN_DIR="$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)"
source "${PLUGIN_DIR}/rune_bpcs.sh"

# The requester shows up in the snapshot name, so read it with the other constants.
readonly REQUESTED_BY="$(rune_ctx requested_by "automation")"
readonly STAMP="$(date -u +%Y%m%d-%H%M%S)"

rune_init

log() { printf '[rds_snapshot_create] %s\n' "$*" >&2; }

#######################################
# Wait for the snapshot; aws rds wait gives up after 60 tries with status 255.
#######################################
wait_for_snapshot() {
  local id="$1"
  aws rds wait db-snapshot-available --db-snapshot-identifier "${id}" >&2
}

DB_INSTANCE="$(rune_param db_instance "")"
WAIT="$(rune_param wait "false")"

if [[ -z "${DB_INSTANCE}" ]]; then
  rune_error 1 "Missing required parameter: db_instance" '{"missing":["db_instance"]}'
fi

SNAPSHOT_ID="rune-${DB_INSTANCE}-${STAMP}"
log "creating ${SNAPSHOT_ID} for ${REQUESTED_BY:-nobody}"

if ! RESPONSE="$(aws rds create-db-snapshot \
      --db-instance-identifier "${DB_INSTANCE}" \
      --db-snapshot-identifier "${SNAPSHOT_ID}" \
      --tags "Key=requested-by,Value=${REQUESTED_BY}" "Key=managed-by,Value=rune" \
      --output json 2>/dev/null)"; then
  rune_error 2 "create-db-snapshot was refused" "$(jq -nc --arg i "${DB_INSTANCE}" '{db_instance:$i}')"
fi

if [[ "${WAIT}" == "true" ]]; then
  log "waiting for the snapshot to become available"
  wait_for_snapshot "${SNAPSHOT_ID}"
fi

ARN="$(jq -r '.DBSnapshot.DBSnapshotArn // ""' <<<"${RESPONSE}" || true)"
rune_ok "Snapshot requested" "$(jq -nc --arg id "${SNAPSHOT_ID}" --arg arn "${ARN}" --arg w "${WAIT}" \
  '{snapshot_id:$id, arn:$arn, waited:($w == "true")}')"

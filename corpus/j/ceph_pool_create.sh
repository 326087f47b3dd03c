#!/usr/bin/env bash
# =====================================================================
#  Plugin      : ceph_pool_create
#  Description : creates a replicated pool, sets size and application,
#                and reports what the monitors made of it.
#  Owner       : Storage Platform Team
# =====================================================================
set -o errexit
set -o nounset
set -o pipefail

readonly PLUGIN_DIR="$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)"
source "${PLUGIN_DIR}/rune_bpcs.sh"

rune_init

readonly ALLOWED_APPS="rbd rgw cephfs"

log() { printf '%s [ceph_pool_create] %s\n' "$(date -u +%FT%TZ)" "$*" >&2; }

POOL_NAME="$(rune_param pool "")"
PG_NUM="$(rune_param pg_num 32)"
REPLICAS="$(rune_param replicas 3)"
APPLICATION="$(rune_param application rbd)"
AUTOSCALE="$(rune_param_json autoscale true)"

if [[ -z "${POOL_NAME}" ]]; then
  rune_error 1 "Missing required parameter: pool" '{"missing":["pool"]}'
fi
for number in "${PG_NUM}" "${REPLICAS}"; do
  if ! [[ "${number}" =~ ^[1-9][0-9]*$ ]]; then
    rune_error 1 "pg_num and replicas must be positive numbers"  '{"parameters":["pg_num","replicas"]}'
  fi
done
if [[ " ${ALLOWED_APPS} " != *" ${APPLICATION} "* ]]; then
  rune_error 1 "Unknown application" "$(jq -nc --arg a "${APPLICATION}" '{application:$a}')"
fi

if ceph osd pool ls 2>/dev/null | grep -Fx -- "${POOL_NAME}" >/dev/null; then
  rune_error 3 "Pool exists already" "$(jq -nc --arg p "${POOL_NAME}" '{pool:$p}')"
fi

log "creating ${POOL_NAME} with ${PG_NUM} placement groups"
if ! ceph osd pool create "${POOL_NAME}" "${PG_NUM}" "${PG_NUM}" replicated >&2; then
  rune_error 3 "ceph osd pool create failed" "$(jq -nc --arg p "${POOL_NAME}" '{pool:$p}')"
fi
ceph osd pool set "${POOL_NAME}" size "${REPLICAS}" >&2 || log "size not set"
ceph osd pool application enable "${POOL_NAME}" "${APPLICATION}" >&2 || log "application not set"
if [[ "${AUTOSCALE}" == "true" ]]; then
  ceph osd pool set "${POOL_NAME}" pg_autoscale_mode on >&2 || log "autoscale not set"
fi

CRUSH_RULE="$(ceph osd pool get "${POOL_NAME}" crush_rule 2>/dev/null | awk '{print $2}')"
SETTINGS="$(ceph osd pool get "${POOL_NAME}" all --format json 2>/dev/null || echo '{}')"
rune_ok_kv "Pool created" "pool=${POOL_NAME}" "rule=${CRUSH_RULE}" "settings=${SETTINGS}"

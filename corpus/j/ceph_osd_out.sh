#!/usr/bin/env bash
# =====================================================================
#  Plugin      : ceph_osd_out
#  Description : marks one OSD out and waits until the cluster has
#                moved its placement groups away.
#  Owner       : Storage Platform Team
# =====================================================================
set -o errexit
set -o nounset
set -o pipefail

readonly PLUGIN_NAME="ceph_osd_out"
readonly PLUGIN_DIR="$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)"
readonly POLL_SECONDS=15

# shellcheck source=/dev/null
source "${PLUGIN_DIR}/rune_bpcs.sh"

rune_init

# From here on everything that is printed is diagnostics; descriptor 3 is the contract.
exec 3>&1 1>&2

log_info()  { echo "[${PLUGIN_NAME}] INFO  $*"; }
log_error() { echo "[${PLUGIN_NAME}] ERROR $*"; }

fail() {
  local code="$1" text="$2" details="${3:-}"
  log_error "${text}"
  rune_error "${code}" "${text}" "${details:-{\}}" >&3
}

OSD_ID="$(rune_param osd "")"
MAX_WAIT="$(rune_param max_wait 1800)"
FORCE="$(rune_param force "false")"

if ! [[ "${OSD_ID}" =~ ^[0-9]+$ ]]; then
  fail 1 "Parameter osd must be a number" '{"parameter":"osd"}'
fi
if ! [[ "${MAX_WAIT}" =~ ^[1-9][0-9]{0,5}$ ]]; then
  fail 1 "Parameter max_wait must be a number of seconds" '{"parameter":"max_wait"}'
fi

command -v ceph || fail 2 "The ceph client is not installed"

if ! ceph osd find "${OSD_ID}"; then
  fail 2 "OSD does not exist" "$(jq -nc --arg id "${OSD_ID}" '{osd:$id}')"
fi

if [[ "${FORCE}" != "true" ]] && ! ceph osd ok-to-stop "osd.${OSD_ID}"; then
  fail 3 "Cluster refuses: data would become unavailable" "$(jq -nc --arg id "${OSD_ID}" '{osd:$id, forced:false}')"
fi

ceph osd out "osd.${OSD_ID}" || fail 3 "ceph osd out failed"

declare -i waited=0
until ceph osd safe-to-destroy "osd.${OSD_ID}"; do
  if [[ ${waited} -ge ${MAX_WAIT} ]]; then
    fail 3 "OSD did not drain in time" "$(jq -nc --argjson w "${waited}" '{waited:$w}')"
  fi
  log_info "osd.${OSD_ID} still holds data after ${waited}s"
  sleep "${POLL_SECONDS}"
  waited=$((waited + POLL_SECONDS))
done

log_info "drained"
rune_ok "OSD drained" "$(jq -nc --arg id "${OSD_ID}" --argjson w "${waited}" '{osd:$id, waited_seconds:$w}')" >&3

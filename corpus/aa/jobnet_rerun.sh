#!/bin/bash
#----------------------------------------------------------------------
# JOBNET_RERUN     Rerun a failed job of a job net from its last checkpoint
#----------------------------------------------------------------------
set -euo pipefail
source /opt/rune/lib/rune_bpcs.sh
rune_init

typeset -r NET_ROOT=/var/opt/jobnet
typeset NET JOB STATE CHECKPOINT STARTED ENDED
NET="$(rune_param net "")"
JOB="$(rune_param job "")"
[[ "${NET}" =~ ^[A-Z][A-Z0-9]{2,7}$ ]] || rune_error 1 "Invalid net"
[[ "${JOB}" =~ ^[A-Z][A-Z0-9]{2,7}$ ]] || rune_error 1 "Invalid job"

JOB_DIR="${NET_ROOT}/${NET}/${JOB}"
[ -d "${JOB_DIR}" ] || rune_error 2 "Job is not defined" "$(jq -nc --arg d "${JOB_DIR}" '{directory:$d}')"

STATE="$(cat "${JOB_DIR}/STATE" 2>/dev/null || echo NONE)"
rune_out net "${NET}"
rune_out job "${JOB}"
rune_out state_before "${STATE}"

if [ "${STATE}" != "ABENDED" ]; then
  rune_err 3 "Job is not in status ABENDED"
  rune_finish "Rerun not permitted"
fi

CHECKPOINT="$(tail -n 1 "${JOB_DIR}/CHECKPOINT" 2>/dev/null || echo 0)"
case "${CHECKPOINT}" in
  ''|*[!0-9]*) CHECKPOINT=0 ;;
esac
rune_out checkpoint "${CHECKPOINT}"

STARTED="$(date +%T)"
if ! "${NET_ROOT}/bin/runjob" --net "${NET}" --job "${JOB}" --from "${CHECKPOINT}" >>"${JOB_DIR}/SYSOUT" 2>&1; then
  rune_err 3 "Job ended in error again"
fi
ENDED="$(date +%T)"

rune_out started "${STARTED}"
rune_out "ended=${ENDED}"
rune_finish "Rerun executed"

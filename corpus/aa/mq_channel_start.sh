#!/bin/bash
#----------------------------------------------------------------------
# MQ_CHANNEL_START  Start an MQ sender channel and confirm RUNNING
#----------------------------------------------------------------------
set -euo pipefail
source /opt/rune/lib/rune_bpcs.sh
rune_init

typeset QMGR CHANNEL STATUS
typeset -i ATTEMPT=0
QMGR="$(rune_param queue_manager "")"
CHANNEL="$(rune_param channel "")"

[[ "${QMGR}" =~ ^[A-Z0-9.]{1,48}$ ]] || rune_error 1 "Invalid queue manager"
[[ "${CHANNEL}" =~ ^[A-Z0-9.]{1,20}$ ]] || rune_error 1 "Invalid channel"

Details() {
  jq -nc --arg q "${QMGR}" --arg c "${CHANNEL}" --arg s "${STATUS:-}" '{queue_manager:$q, channel:$c, status:$s}'
}

ChannelStatus() {
  echo "DISPLAY CHSTATUS('${CHANNEL}') STATUS" | runmqsc "${QMGR}" 2>/dev/null | sed -n 's/.*STATUS(\([A-Z]*\)).*/\1/p' | head -n 1
}

if ! dspmq -m "${QMGR}" | grep -q 'STATUS(Running)'; then
  rune_error $? "Queue manager is not running" "$(Details)"
fi

STATUS="$(ChannelStatus || true)"
if [ "${STATUS}" = "RUNNING" ]; then
  rune_ok "Channel already running" "$(Details)"
fi

# a channel in RETRYING must be stopped before it can be started by hand
case "${STATUS}" in
  RETRYING|STOPPED)
    runmqsc "${QMGR}" <<<"STOP CHANNEL('${CHANNEL}') MODE(FORCE)" || true
    ;;
esac

runmqsc "${QMGR}" >/dev/null 2>&1 <<<"START CHANNEL('${CHANNEL}')" || rune_error 3 "START CHANNEL rejected" "$(Details)"

while [ "${ATTEMPT}" -lt 6 ]; do
  STATUS="$(ChannelStatus || true)"
  [ "${STATUS}" = "RUNNING" ] && rune_ok "Channel running" "$(Details)"
  ATTEMPT=$(( ATTEMPT + 1 ))
  sleep 5
done
rune_error 3 "Channel did not reach RUNNING" "$(Details)"

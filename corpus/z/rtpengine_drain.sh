#!/usr/bin/env bash
# Drains an rtpengine node: takes it out of the proxy, then lets a watcher stop it when the calls are gone.
set -euo pipefail
source "${BASH_SOURCE[0]%/*}/rune_bpcs.sh"

rune_init
exec 3>&1 1>&2          # from here on fd 3 is the contract, everything else is noise

readonly CTL="${RTPENGINE_CTL:-127.0.0.1:9900}"

timeout_minutes="$(rune_param timeout_minutes 30)"
notify="$(rune_param notify "")"

fail() {
  local -r code="$1" text="$2" details="${3:-}"
  echo "rtpengine_drain: ${text}"
  rune_error "${code}" "${text}" "${details}" >&3
}

[[ "${timeout_minutes}" =~ ^[0-9]{1,3}$ ]] || fail 1 "timeout_minutes must be a small number" '{"parameter":"timeout_minutes"}'

active_sessions() {
  rtpengine-ctl -ip "${CTL%:*}" -port "${CTL#*:}" list numsessions | awk -F: '/total sessions/ { gsub(/[^0-9]/, "", $2); print $2 }'
}

watcher() {
  local -r deadline=$(( $(date +%s) + 60 * 10#${timeout_minutes} ))
  while (( $(date +%s) < deadline )); do
    [[ "$(active_sessions)" == "0" ]] && break
    sleep 15
  done
  systemctl stop rtpengine.service
}

echo "taking the node out of the dispatcher"
rtpengine-ctl -ip "${CTL%:*}" -port "${CTL#*:}" set maxsessions 0 || fail 2 "rtpengine does not answer"

sessions="$(active_sessions)" || sessions=""
[[ "${sessions}" =~ ^[0-9]+$ ]] || fail 2 "The number of sessions is unknown"

if (( sessions > 0 )); then
  watcher >/var/log/rtpengine-drain.log 2>&1 </dev/null &
  disown
fi

if [[ -n "${notify}" ]]; then
  printf 'draining %s with %d calls\n' "$(hostname)" "${sessions}" | mail -s "rtpengine drain" -- "${notify}" || echo "no mail sent"
fi

rune_ok "Drain started" "$(jq -nc --argjson s "${sessions}" --arg t "${timeout_minutes}" '{sessions:$s,timeout_minutes:$t}')" >&3

#!/usr/bin/env bash
###############################################################################
# Plugin : router_config_backup
# Purpose: fetch "show running-config" of one router over ssh (expect) and keep
#          a dated copy; unchanged configurations are not stored twice.
###############################################################################
set -Eeuo pipefail

readonly PLUGIN_NAME="router_config_backup"
SCRIPT_DIR="$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)"
readonly SCRIPT_DIR
# shellcheck source=/dev/null
source "${SCRIPT_DIR}/rune_bpcs.sh"

rune_init

# From here on everything that prints goes to stderr; the message goes to 3.
exec 3>&1 1>&2

log() {
  echo "$(date '+%F %T') [${PLUGIN_NAME}] $*"
}

fail() {
  local code="$1" text="$2"
  log "ERROR ${text}"
  rune_error "${code}" "${text}" "$(jq -nc --arg r "${ROUTER:-}" '{router:$r}')" >&3
}

ROUTER="$(rune_param router "")"
LOGIN="$(rune_param login "backup")"
DEVICE_PASSWORD="$(rune_param password "")"
ARCHIVE_DIR="$(rune_param archive_dir "/var/backups/network")"

[[ "${ROUTER}" =~ ^[A-Za-z0-9][A-Za-z0-9.-]*$ ]] || fail 1 "router must be a host name"
[[ -n "${DEVICE_PASSWORD}" ]] || fail 1 "no credentials given"
command -v expect >/dev/null 2>&1 || fail 4 "expect is not installed"

WORK_DIR="$(mktemp -d)"
trap 'rm -rf "${WORK_DIR}"' EXIT

log "connecting to ${ROUTER}"
if ! ROUTER="${ROUTER}" LOGIN="${LOGIN}" DEVICE_PASSWORD="${DEVICE_PASSWORD}" \
     timeout 90 expect -f - >"${WORK_DIR}/session.txt" <<'TCL'
set timeout 30
log_user 0
spawn ssh -o StrictHostKeyChecking=yes -l $env(LOGIN) $env(ROUTER)
expect {
  -nocase "password:" { send -- "$env(DEVICE_PASSWORD)\r" }
  timeout { exit 2 }
}
expect -re {[>#] ?$}
send "terminal length 0\r"
expect -re {[>#] ?$}
log_user 1
send "show running-config\r"
expect -re {\nend\r\n}
log_user 0
send "exit\r"
expect eof
TCL
then
  fail 2 "session with the router failed"
fi

tr -d '\r' <"${WORK_DIR}/session.txt" | sed -n '/^version /,/^end$/p' >"${WORK_DIR}/running.cfg"
[[ -s "${WORK_DIR}/running.cfg" ]] || fail 3 "no configuration in the session"

mkdir -p "${ARCHIVE_DIR}/${ROUTER}" || fail 2 "archive directory cannot be made"
LATEST="${ARCHIVE_DIR}/${ROUTER}/latest.cfg"
CHANGED="true"
if [[ -f "${LATEST}" ]] && cmp -s "${WORK_DIR}/running.cfg" "${LATEST}"; then
  CHANGED="false"
  log "configuration unchanged"
else
  COPY="${ARCHIVE_DIR}/${ROUTER}/$(date +%Y%m%d%H%M%S).cfg"
  install -m 0640 "${WORK_DIR}/running.cfg" "${COPY}" || fail 2 "cannot store the copy"
  ln -sfn "${COPY}" "${LATEST}" || fail 2 "cannot move the link"
fi

LINES_SAVED="$(wc -l <"${WORK_DIR}/running.cfg")"
rune_ok "configuration saved" "$(jq -nc --arg r "${ROUTER}" --argjson c "${CHANGED}" --argjson n "${LINES_SAVED}" \
  '{router:$r, changed:$c, lines:$n}')" >&3

#!/usr/bin/env bash
#===============================================================================
#  systemd_timer_create
#
#  Writes NAME.service and NAME.timer for a prepared job script and enables the
#  timer. Nothing is touched when both files are there already and equal.
#===============================================================================
set -euo pipefail

SCRIPT_DIR="$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)"
# shellcheck source=rune_bpcs.sh
source "${SCRIPT_DIR}/rune_bpcs.sh"
rune_init

readonly UNIT_DIR="/etc/systemd/system"
readonly JOB_DIR="/usr/local/lib/jobs"

NAME="$(rune_param name "")"
CALENDAR="$(rune_param calendar "daily")"
TEMP_DIR="$(mktemp -d)"
trap 'rm -rf "${TEMP_DIR}"' EXIT

validate_parameters() {
  if [[ ! "${NAME}" =~ ^[a-z][a-z0-9-]{1,40}$ ]]; then
    rune_error 1 "Invalid name" '["name"]'
  fi
  if [[ ! -x "${JOB_DIR}/${NAME}" ]]; then
    rune_error 2 "Job script is missing" "$(jq -nc --arg n "${NAME}" '{name:$n}')"
  fi
  if ! systemd-analyze calendar "${CALENDAR}" >/dev/null 2>&1; then
    rune_error 1 "Invalid calendar expression" "$(jq -nc --arg c "${CALENDAR}" '{calendar:$c}')"
  fi
}

render_units() {
  cat >"${TEMP_DIR}/${NAME}.service" <<UNIT
[Unit]
Description=RUNE job ${NAME}
After=network-online.target

[Service]
Type=oneshot
ExecStart=${JOB_DIR}/${NAME}
UNIT
  cat >"${TEMP_DIR}/${NAME}.timer" <<UNIT
[Unit]
Description=Timer of RUNE job ${NAME}

[Timer]
OnCalendar=${CALENDAR}
Persistent=true

[Install]
WantedBy=timers.target
UNIT
}

units_are_equal() {
  local suffix
  for suffix in service timer; do
    cmp -s "${TEMP_DIR}/${NAME}.${suffix}" "${UNIT_DIR}/${NAME}.${suffix}" || return 1
  done
}

install_units() {
  local suffix
  for suffix in service timer; do
    install -m 0644 "${TEMP_DIR}/${NAME}.${suffix}" "${UNIT_DIR}/${NAME}.${suffix}" || return 1
  done
  systemctl daemon-reload && systemctl enable --now "${NAME}.timer" >/dev/null 2>&1
}

validate_parameters
render_units

if units_are_equal; then
  printf 'units of %s are up to date\n' "${NAME}" >&2
else
  if ! install_units; then
    rune_error 3 "Units could not be installed" "$(jq -nc --arg n "${NAME}" '{name:$n}')"
  fi
  NEXT="$(systemctl show -p NextElapseUSecRealtime --value "${NAME}.timer" 2>/dev/null || true)"
  rune_ok "Timer created" "$(jq -nc --arg n "${NAME}" --arg t "${NEXT}" '{name:$n, next:$t}')"
fi

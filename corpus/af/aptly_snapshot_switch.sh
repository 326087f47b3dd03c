#!/usr/bin/env bash
#
# Switch a published aptly distribution to another snapshot, with a lock and a rollback.
#
set -o errexit
set -o nounset
set -o pipefail

SCRIPT_DIR="$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)"
readonly SCRIPT_DIR
for candidate in "${SCRIPT_DIR}/rune_bpcs.sh" "${SCRIPT_DIR}/lib/rune_bpcs.sh"; do
  if [[ -f "${candidate}" ]]; then
    # shellcheck source=/dev/null
    source "${candidate}"
    break
  fi
done

rune_init

readonly LOCK_FILE="/run/lock/aptly-switch.lock"

log_info() {
  printf '%(%FT%TZ)T INFO  %s\n' -1 "$*" >&2
}

log_warn() {
  printf '%(%FT%TZ)T WARN  %s\n' -1 "$*" >&2
}

details() {
  local snapshot="$1" distribution="$2"
  jq -nc --arg s "${snapshot}" --arg d "${distribution}" '{snapshot: $s, distribution: $d}'
}

require_command() {
  local name="$1"
  if ! command -v "${name}" >/dev/null 2>&1; then
    rune_error 2 "Required command is not installed" "$(jq -nc --arg c "${name}" '{command: $c}')"
  fi
}

run_quietly() {
  "$@" >&2
}

current_snapshot() {
  local distribution="$1"
  aptly publish show "${distribution}" 2>/dev/null | awk '$1 ~ /main:/ { print $2; exit }'
}

require_command aptly
require_command flock

SNAPSHOT="$(rune_param snapshot "")"
DISTRIBUTION="$(rune_param distribution "")"
if [[ -z "${SNAPSHOT}" || -z "${DISTRIBUTION}" ]]; then
  rune_error 1 "snapshot and distribution are required" '{"required": ["snapshot", "distribution"]}'
fi

exec 9>"${LOCK_FILE}" || rune_error 4 "Lock file cannot be opened" '{"lock": "/run/lock/aptly-switch.lock"}'
if ! flock -w 30 9; then
  rune_error 2 "Another switch is running" '{}'
fi

if ! run_quietly aptly snapshot show "${SNAPSHOT}"; then
  rune_error 2 "Snapshot does not exist" "$(details "${SNAPSHOT}" "${DISTRIBUTION}")"
fi

PREVIOUS="$(current_snapshot "${DISTRIBUTION}" || true)"
log_info "switching ${DISTRIBUTION} from ${PREVIOUS:-nothing} to ${SNAPSHOT}"

if ! run_quietly aptly publish switch -batch "${DISTRIBUTION}" "${SNAPSHOT}"; then
  if [[ -n "${PREVIOUS}" ]]; then
    log_warn "rolling back to ${PREVIOUS}"
    run_quietly aptly publish switch -batch "${DISTRIBUTION}" "${PREVIOUS}" || log_warn "rollback failed too"
  fi
  rune_error 3 "Switch failed" "$(details "${SNAPSHOT}" "${DISTRIBUTION}")"
fi

run_quietly aptly db cleanup || log_warn "cleanup failed, ignored"
rune_ok "Distribution switched" "$(details "${SNAPSHOT}" "${DISTRIBUTION}" | jq -c --arg p "${PREVIOUS}" '. + {previous: $p}')"

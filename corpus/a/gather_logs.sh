#!/usr/bin/env bash
set -euo pipefail

SCRIPT_DIR="$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)"
# shellcheck source=/dev/null
source "${SCRIPT_DIR}/lib/rune_bpcs.sh"

WORK=""

log() { printf '%s %s\n' "$(date +%H:%M:%S)" "$*" >&2; }

die() {
  local code=$1 text=$2
  log "fatal: ${text}"
  rune_error "${code}" "${text}" '{"stage":"gather"}'
}

cleanup() {
  if [[ -n "${WORK}" ]]; then
    rm -rf -- "${WORK}"
  fi
}

collect_journal() {
  local unit=$1 since=$2
  journalctl -u "${unit}" --since "${since}" --no-pager >"${WORK}/journal.txt" 2>>"${WORK}/errors.txt"
}

collect_system() {
  {
    echo "== uptime"
    uptime
    echo "== memory"
    free -m
    echo "== disks"
    df -hP
  } >"${WORK}/system.txt" 2>&1
}

main() {
  rune_init
  trap cleanup EXIT

  local unit since dest archive size
  unit=$(rune_param unit "")
  since=$(rune_param since "-1h")
  dest=$(rune_param dest "/var/tmp")
  [[ -n "${unit}" ]] || die 1 "unit is required"
  [[ -d "${dest}" && -w "${dest}" ]] || die 2 "destination is not writable"

  WORK=$(mktemp -d)
  collect_journal "${unit}" "${since}" || log "journal incomplete"
  collect_system || log "system facts incomplete"

  archive="${dest}/${unit}-$(date +%Y%m%d%H%M%S).tar.gz"
  if ! tar -C "${WORK}" -czf "${archive}" . 2>&1 | sed 's/^/tar: /' >&2; then
    die 3 "cannot write archive"
  fi
  size=$(stat -c %s "${archive}" 2>/dev/null) || size=0

  rune_ok "Logs collected" "$(jq -nc --arg a "${archive}" --argjson s "${size}" '{archive:$a, bytes:$s}')"
}

main "$@"

#!/usr/bin/env bash
# =============================================================================
# Plugin   : kernel_reboot_check
# Purpose  : Says whether the running kernel is the newest installed one, and
#            which services still use deleted libraries
# Owner    : Platform Operations / Base System
# =============================================================================
set -o errexit -o nounset -o pipefail

readonly SCRIPT_DIR="$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)"
source "${SCRIPT_DIR}/rune_bpcs.sh"
rune_init

trap 'rune_error 100 "Unexpected failure" "{\"stage\":\"main\"}"' ERR

#######################################
# Prints the newest installed kernel release.
# Outputs: release to stdout (captured by the caller)
#######################################
newest_kernel() {
  local -a images=()
  shopt -s nullglob
  images=(/boot/vmlinuz-*)
  shopt -u nullglob
  (( ${#images[@]} > 0 )) || return 0
  printf '%s\n' "${images[@]##*/vmlinuz-}" | sort --version-sort | tail --lines=1
}

#######################################
# Prints the names of processes that map deleted libraries, one per line.
#######################################
stale_processes() {
  local maps pid
  for maps in /proc/[0-9]*/maps; do
    pid="${maps#/proc/}"
    pid="${pid%/maps}"
    if grep --quiet --no-messages '\.so.*(deleted)$' "${maps}"; then
      cat "/proc/${pid}/comm" 2>/dev/null || true
    fi
  done | sort --unique
}

RUNNING="$(uname --kernel-release)"
NEWEST="$(newest_kernel)"
if [[ -z "${NEWEST}" ]]; then
  rune_error 4 "No kernel image in /boot" '{"container":"maybe"}'
fi

mapfile -t STALE < <(stale_processes)
UPTIME_SECONDS="$(cut --delimiter=. --fields=1 /proc/uptime)"
REBOOT="false"
[[ "${RUNNING}" != "${NEWEST}" ]] && REBOOT="true"

REPORT="$(jq -nc \
  --arg running "${RUNNING}" --arg newest "${NEWEST}" \
  --argjson reboot "${REBOOT}" --argjson up "${UPTIME_SECONDS}" \
  '{running:$running, newest:$newest, reboot_needed:$reboot, uptime:$up, stale:$ARGS.positional}' \
  --args "${STALE[@]}")"

{
  echo "running ${RUNNING}, newest ${NEWEST}"
  [[ ${#STALE[@]} -eq 0 ]] || printf 'stale: %s\n' "${STALE[@]}"
} >&2
rune_ok "Kernel checked" "${REPORT}"

#!/usr/bin/env bash
#
# =============================================================================
# time_sync: is the clock of this node in step, and if not, may we step it?
# =============================================================================
#
# Background for whoever has the pager tonight: chrony SLEWS small offsets, and
# STEPS only in the first three updates after its start (makestep in our
# configuration). A node that was suspended comes back with an offset that will
# be slewed for hours. This plugin steps it, when the caller says so.
#
# Parameters
#   max_ms   offset that is still fine, in milliseconds (default 50)
#   step     yes | no (default no)
#
set -euo pipefail

SCRIPT_DIR="$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)"
. "${SCRIPT_DIR}/rune_bpcs.sh"

rune_init

max_ms="$(rune_param max_ms "50")"
step="$(rune_param step "no")"

# A closed list and a closed class: nothing else reaches arithmetic below.
[[ "${max_ms}" =~ ^[0-9]+$ ]] || rune_error 1 "max_ms is not a number" '{"parameter":"max_ms"}'
case "${step}" in
  yes | no) : ;;
  *) rune_error 1 "step is yes or no" '{"parameter":"step"}' ;;
esac

if ! command -v chronyc >/dev/null 2>&1; then
  rune_error 4 "chrony is not installed on this node" '{"command":"chronyc"}'
fi

# offset_ms: prints the absolute offset in whole milliseconds.
# `chronyc -c tracking` is a line of commas; field 5 is the offset in seconds.
offset_ms() {
  local csv
  csv="$(chronyc -c tracking 2>/dev/null)" || return 1
  awk -F, '{ o = $5 < 0 ? -$5 : $5; printf "%d\n", o * 1000 }' <<<"${csv}"
}

# measure NAME: the same, into a variable, with a reason when it fails.
measure() {
  local value
  if ! value="$(offset_ms)"; then
    rune_error 2 "chronyd does not answer" '{"command":"chronyc -c tracking"}'
  fi
  printf -v "$1" '%s' "${value}"
}

measure before
after="${before}"
stepped=false

if (( before > max_ms )) && [[ "${step}" == yes ]]; then
  echo "stepping the clock, it is ${before} ms off" >&2
  chronyc makestep >/dev/null 2>&1 || rune_error 3 "makestep was refused" '{"command":"chronyc makestep"}'
  sleep 2
  measure after
  stepped=true
fi

details="$(jq -nc --argjson b "${before}" --argjson a "${after}" --argjson s "${stepped}" '{before_ms:$b, after_ms:$a, stepped:$s}')"
(( after <= max_ms )) || rune_error 3 "the clock is not in step" "${details}"
rune_ok "the clock is in step" "${details}"

#!/usr/bin/env bash
#
# exim_frozen_purge - remove frozen messages that are older than a number of hours
#
set -euo pipefail

SCRIPT_DIR=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
source "${SCRIPT_DIR}/rune_bpcs.sh"

LIST="$(mktemp)"
trap 'rm -f "${LIST}"' EXIT

log() {
  local level="$1"
  shift
  case "${level}" in
    error|warn) printf 'exim_frozen_purge: %s: %s\n' "${level}" "$*" >&2 ;;
    *)          printf 'exim_frozen_purge: %s\n' "$*" ;;
  esac
}

rune_init

HOURS="$(rune_param hours "48")"
LIMIT="$(rune_param limit "500")"

for value in "${HOURS}" "${LIMIT}"; do
  if [[ ! "${value}" =~ ^[1-9][0-9]{0,4}$ ]]; then
    log warn "rejected value: ${value}"
    rune_error 1 "hours and limit must be positive numbers" '{"params":["hours","limit"]}'
  fi
done

if ! exim -bp >"${LIST}" 2>/dev/null; then
  rune_error 2 "cannot list the exim queue" '{}'
fi

FROZEN="$(grep -c 'frozen' "${LIST}")"
IDS="$(awk '/\*\*\* frozen \*\*\*/ {print $1, $3}' "${LIST}" | sort | awk -v l="${LIMIT}" -v h="${HOURS}" '
  { age = $1; unit = substr(age, length(age)); n = substr(age, 1, length(age) - 1) + 0 }
  unit == "d" { n *= 24 }
  unit == "m" { n = 0 }
  n >= h && c++ < l { print $2 }')"

REMOVED=0
for id in ${IDS}; do
  if exim -Mrm "${id}" </dev/null >/dev/null 2>&1; then
    REMOVED=$(( REMOVED + 1 ))
  else
    log warn "cannot remove ${id}"
  fi
done

log info "removed ${REMOVED} of ${FROZEN} frozen messages"
rune_ok "Frozen messages removed" "$(jq -nc --argjson f "${FROZEN}" --argjson r "${REMOVED}" '{frozen:$f, removed:$r}')"

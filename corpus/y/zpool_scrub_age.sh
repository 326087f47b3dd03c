#!/usr/bin/env bash
# Starts a scrub on pools whose last one is too long ago; reports errors of the last one.
set -euo pipefail

SCRIPT_DIR="$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)"
readonly SCRIPT_DIR
source "${SCRIPT_DIR}/rune_bpcs.sh"

rune_init

readonly MAX_AGE_DAYS="$(rune_param max_age_days "35")"
readonly MAX_CAPACITY="$(rune_param max_capacity "85")"
readonly DRY_RUN="$(rune_param dry_run "false")"

fail_input() {
  rune_error 1 "$1" "$(jq -nc --arg p "$2" '{parameter:$p}')"
}

[[ "${MAX_AGE_DAYS}" =~ ^[1-9][0-9]{0,2}$ ]] || fail_input "not a number of days" "max_age_days"
[[ "${MAX_CAPACITY}" =~ ^[1-9][0-9]?$ ]] || fail_input "not a percentage" "max_capacity"

POOLS="$(zpool list -H -p -o name,health,capacity 2>/dev/null)" || rune_error 2 "zpool list failed" '{"command":"zpool list"}'
if [[ -z "${POOLS}" ]]; then
  rune_error 4 "This host has no pool" '{"pools":[]}'
fi

#######################################
# Prints the seconds since the epoch of the last finished scrub,
# "running" while one runs, "never" when there was none.
#######################################
last_scrub() {
  local pool="$1" line stamp
  line="$(LC_ALL=C zpool status "${pool}" 2>/dev/null | sed -n 's/^ *scan: *//p')" || line=""
  case "${line}" in
    *"in progress"*)
      printf 'running\n'
      return
      ;;
    scrub\ repaired*|resilvered*)
      stamp="${line##* on }"
      date -d "${stamp}" +%s 2>/dev/null || printf 'never\n'
      return
      ;;
  esac
  printf 'never\n'
}

NOW="$(date +%s)"
declare -A ACTION=()
failures=0
sick=0

while IFS=$'\t' read -r pool health capacity; do
  [[ -n "${pool}" ]] || continue
  if [[ "${health}" != "ONLINE" ]]; then
    ACTION["${pool}"]="unhealthy (${health})"
    sick=$((sick + 1))
    continue
  fi
  if [[ "${capacity}" =~ ^([0-9]{1,3})%?$ ]] && (( 10#${BASH_REMATCH[1]} > MAX_CAPACITY )); then
    printf 'pool %s is %s full\n' "${pool}" "${capacity}" >&2
  fi
  last="$(last_scrub "${pool}")"
  if [[ "${last}" == "running" ]]; then
    ACTION["${pool}"]="scrub runs"
    continue
  elif [[ "${last}" != "never" ]]; then
    age=$(( (NOW - last) / 86400 ))
    if (( age <= MAX_AGE_DAYS )); then
      ACTION["${pool}"]="scrubbed ${age} days ago"
      continue
    fi
  fi
  if [[ "${DRY_RUN}" == "true" ]]; then
    ACTION["${pool}"]="scrub is due"
  elif zpool scrub "${pool}" >&2; then
    ACTION["${pool}"]="scrub started"
  else
    ACTION["${pool}"]="scrub refused"
    failures=$((failures + 1))
  fi
done <<<"${POOLS}"

OUT="$(for pool in "${!ACTION[@]}"; do
  jq -nc --arg p "${pool}" --arg a "${ACTION[${pool}]}" '{key:$p, value:$a}'
done | jq -sc '{pools:from_entries}')"

if (( sick > 0 )); then
  rune_error 3 "Some pools are not healthy" "${OUT}"
fi
if (( failures > 0 )); then
  rune_error 2 "Some scrubs could not be started" "${OUT}"
fi
rune_ok "Scrubs are in order" "${OUT}"

#!/usr/bin/env bash
# Freshness and consistency of borg repositories listed in a configuration file.
# The file has one repository per line:   name|path|max age in hours|check (yes or no)
set -euo pipefail

SCRIPT_DIR="$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)"
readonly SCRIPT_DIR
source "${SCRIPT_DIR}/rune_bpcs.sh"

rune_init

readonly LIST="$(rune_param list "/etc/rune/borg.list")"
readonly BUDGET="$(rune_param budget_seconds "1200")"
readonly E_INPUT=1 E_RESOURCE=2 E_LOGIC=3 E_CONFIG=4

export BORG_RELOCATED_REPO_ACCESS_IS_OK=no
export BORG_PASSCOMMAND="cat /etc/rune/borg.phrase"

finish_error() {
  rune_error "$1" "$2" "$(jq -nc --arg n "${3:-}" '{name:$n}')"
}

[[ "${BUDGET}" =~ ^[1-9][0-9]{1,4}$ ]] || finish_error "${E_INPUT}" "budget_seconds must be 10 to 99999" "${BUDGET}"
[[ -r "${LIST}" ]] || finish_error "${E_CONFIG}" "The list of repositories cannot be read" "${LIST}"

DEADLINE=$((SECONDS + BUDGET))

# Sets REPLY to the age of the newest archive in hours.
# Returns 0, 1 (no archive), 2 (locked), 3 (cannot be opened), 4 (no time left)
newest_age() {
  local json status=0 start stamp
  json="$(timeout 120 borg list --last 1 --json --lock-wait 30 "$1" 2>&1 </dev/null)" || status=$?
  case "${status}" in
    0|1) ;;
    124) return 4 ;;
    *)
      if [[ "${json}" == *"Failed to create/acquire the lock"* ]]; then
        return 2
      fi
      return 3
      ;;
  esac
  start="$(jq -r '.archives[-1].start // empty' <<<"${json}" 2>/dev/null)" || return 3
  [[ -n "${start}" ]] || return 1
  stamp="$(date -d "${start}" +%s 2>/dev/null)" || return 3
  REPLY=$(( ($(date +%s) - stamp) / 3600 ))
}

ROWS=()
bad=0
unreachable=0
number=0
while IFS='|' read -r name path max_age check; do
  number=$((number + 1))
  case "${name}" in
    ''|'#'*) continue ;;
  esac
  if [[ -z "${path}" || ! "${max_age}" =~ ^[1-9][0-9]{0,3}$ ]]; then
    finish_error "${E_CONFIG}" "Line ${number} of the list is wrong" "${name}"
  fi

  result=fresh
  age=-1
  rc=0
  newest_age "${path}" || rc=$?
  case "${rc}" in
    0)
      age="${REPLY}"
      if (( age > max_age )); then
        result=old
        bad=$((bad + 1))
      fi
      ;;
    1) result=empty; bad=$((bad + 1)) ;;
    2) result=locked; unreachable=$((unreachable + 1)) ;;
    3) result=unreadable; unreachable=$((unreachable + 1)) ;;
    4) result=slow; unreachable=$((unreachable + 1)) ;;
  esac

  left=$((DEADLINE - SECONDS))
  if [[ "${check}" == "yes" && "${result}" == "fresh" ]]; then
    if (( left < 60 )); then
      printf 'no time left to check %s\n' "${name}" >&2
      result=unchecked
    else
      rc=0
      timeout "${left}" borg check --repository-only "${path}" >&2 </dev/null || rc=$?
      if (( rc == 124 )); then
        result=unchecked
      elif (( rc == 1 )); then
        result="checked with warnings"
      elif (( rc > 1 )); then
        result=damaged
        bad=$((bad + 1))
      else
        result=checked
      fi
    fi
  fi
  ROWS+=("$(jq -nc --arg n "${name}" --arg r "${result}" --argjson a "${age}" '{name:$n, result:$r, age_hours:(if $a < 0 then null else $a end)}')")
done <"${LIST}"

(( ${#ROWS[@]} > 0 )) || finish_error "${E_CONFIG}" "The list is empty" "${LIST}"
OUT="$(printf '%s\n' "${ROWS[@]}" | jq -sc '{repositories:., by_result:(group_by(.result) | map({key:.[0].result, value:length}) | from_entries)}')"
if (( bad > 0 )); then
  rune_error "${E_LOGIC}" "Repositories are old or damaged" "${OUT}"
elif (( unreachable > 0 )); then
  rune_error "${E_RESOURCE}" "Repositories cannot be opened" "${OUT}"
fi
rune_ok "Repositories are fresh" "${OUT}"

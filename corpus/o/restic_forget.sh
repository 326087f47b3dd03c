#!/usr/bin/env bash
# =============================================================================
# Plugin   : restic_forget
# Purpose  : Applies the retention policy and, on Sundays, prunes the repository
# Owner    : Platform Operations / Backup
# =============================================================================
set -Eeuo pipefail

readonly SCRIPT_DIR="$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)"
source "${SCRIPT_DIR}/rune_bpcs.sh"
rune_init

readonly LOG_FILE="/var/log/hostco/restic_forget.log"
MAIN_PID="${BASHPID}"

on_error() {
  local -r line="$1"
  [[ "${BASHPID}" == "${MAIN_PID}" ]] || return 0
  rune_error 100 "Unexpected failure" "$(jq -nc --arg l "${line}" '{line:$l}')"
}
trap 'on_error "${LINENO}"' ERR

log() { printf '%s %s\n' "$(date -u +%FT%TZ)" "$*" >&2; }

export RESTIC_REPOSITORY RESTIC_PASSWORD
RESTIC_REPOSITORY="$(rune_param repository "/backup/restic")"
RESTIC_PASSWORD="$(rune_param password "")"
KEEP_DAILY="$(rune_param keep_daily "7")"
KEEP_MONTHLY="$(rune_param keep_monthly "12")"

if [[ -z "${RESTIC_PASSWORD}" ]]; then
  rune_error 4 "No repository password" '{"missing":["password"]}'
fi
for number in "${KEEP_DAILY}" "${KEEP_MONTHLY}"; do
  case "${number}" in
    '' | *[!0-9]*) rune_error 1 "Retention values must be numbers" '{"params":["keep_daily","keep_monthly"]}' ;;
  esac
done

policy=(--keep-daily "${KEEP_DAILY}" --keep-monthly "${KEEP_MONTHLY}" --group-by host,paths)
if [[ "$(date +%u)" == 7 ]]; then
  policy+=(--prune)
fi

mkdir -p "${LOG_FILE%/*}"
STATUS=0
OUTPUT="$(restic forget --json --quiet "${policy[@]}" 2>>"${LOG_FILE}")" || STATUS=$?

case "${STATUS}" in
  0) log "forget finished" ;;
  11) rune_error 3 "Repository is locked" '{"retry":true}' ;;
  *) rune_error 2 "restic forget failed" "$(jq -nc --argjson s "${STATUS}" '{status:$s}')" ;;
esac

# one array of groups; with --prune more text may follow it
REMOVED="$(jq -s '[.[] | arrays | .[] | (.remove // []) | length] | add // 0' <<<"${OUTPUT}" 2>/dev/null || echo 0)"
KEPT="$(jq -s '[.[] | arrays | .[] | (.keep // []) | length] | add // 0' <<<"${OUTPUT}" 2>/dev/null || echo 0)"

RESPONSE="$(jq -nc \
  --argjson mm "${RUNE_MESSAGE_METADATA}" --argjson obs "${RUNE_OBSERVABILITY}" \
  --argjson removed "${REMOVED:-0}" --argjson kept "${KEPT:-0}" --arg has_password yes \
  '{message_metadata:$mm,
    payload:{result:"success", output_data:{message:"Retention applied", removed:$removed, kept:$kept, has_password:$has_password}},
    observability:$obs, error:null}')"
rune_emit "${RESPONSE}" 0

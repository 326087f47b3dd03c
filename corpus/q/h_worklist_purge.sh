#!/usr/bin/env bash
###############################################################################
# Plugin      : h_worklist_purge
# Purpose     : remove modality worklist entries of past days (wlmscpfs)
# Owner       : Clinical Systems / Imaging
###############################################################################
set -euo pipefail

SCRIPT_DIR="$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)"
source "${SCRIPT_DIR}/rune_bpcs.sh"

readonly WORKLIST_ROOT="/var/lib/dicomwl"

function read_parameters() {
  AET="$(rune_param aet "WORKLIST")"
  KEEP_DAYS="$(rune_param keep_days "2")"
  if [[ ! "${AET}" =~ ^[A-Z0-9_]+$ || ! "${KEEP_DAYS}" =~ ^[0-9]+$ ]]; then
    rune_error 1 "aet or keep_days is not valid" '{"fields":["aet","keep_days"]}'
  fi
}

function scheduled_date() {
  dcmdump +P "0040,0002" "$1" 2>/dev/null | sed -n 's/.*\[\([0-9]\{8\}\)\].*/\1/p' | head -n 1
}

read_parameters
CUTOFF="$(date -d "-${KEEP_DAYS} days" +%Y%m%d)"
REMOVED=0
shopt -s nullglob
for entry in "${WORKLIST_ROOT}/${AET}"/*.wl; do
  when="$(scheduled_date "${entry}")" || when=""
  if [[ -n "${when}" && "${when}" < "${CUTOFF}" ]]; then
    rm -f -- "${entry}" && REMOVED=$((REMOVED + 1))
  fi
done
rune_ok "Worklist purged" "$(jq -nc --argjson n "${REMOVED}" '{removed: $n}')"

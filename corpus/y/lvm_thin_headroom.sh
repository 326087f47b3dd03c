#!/usr/bin/env bash
# Reports thin pools whose data or metadata usage is above the agreed limits.
# Optionally grows the data volume by a fixed percentage when the volume group has room.
set -euo pipefail

SCRIPT_DIR="$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)"
readonly SCRIPT_DIR
# shellcheck source=/dev/null
source "${SCRIPT_DIR}/rune_bpcs.sh"

rune_init

log_info() {
  printf '%s [INFO] lvm_thin_headroom: %s\n' "$(date -u +%FT%TZ)" "$*" >&2
}

#######################################
# Cuts "93.20" to "93"; answers 0 for an empty column.
#######################################
whole_percent() {
  local raw="${1// /}"
  if [[ "${raw}" =~ ^([0-9]+)([.,][0-9]+)?$ ]]; then
    printf '%s' "${BASH_REMATCH[1]}"
  else
    printf '0'
  fi
}

LIMIT_DATA="$(rune_param limit_data 80)"
LIMIT_META="$(rune_param limit_meta 70)"
GROW="$(rune_param grow "no")"

for value in "${LIMIT_DATA}" "${LIMIT_META}"; do
  if [[ ! "${value}" =~ ^[1-9][0-9]?$ ]]; then
    rune_error 1 "Limits must be percentages between 1 and 99" "$(jq -nc --arg v "${value}" '{value:$v}')"
  fi
done
case "${GROW}" in
  yes|no) ;;
  *) rune_error 1 "grow must be yes or no" '{"allowed":["yes","no"]}' ;;
esac

rc=0
REPORT="$(timeout 30 lvs --reportformat json --units b --nosuffix -S 'lv_layout=~thin,pool' \
  -o vg_name,lv_name,data_percent,metadata_percent 2>/dev/null)" || rc=$?
case "${rc}" in
  0)   ;;
  124) rune_error 2 "lvs hangs, a device may be gone" '{"timeout_seconds":30}' ;;
  127) rune_error 4 "The LVM tools are not installed" '{"command":"lvs"}' ;;
  *)   rune_error 2 "lvs failed" "$(jq -nc --argjson rc "${rc}" '{status:$rc}')" ;;
esac

declare -a FULL_DATA=() FULL_META=() GROWN=()
pools=0
while IFS=$'\t' read -r vg lv data meta; do
  [[ -n "${lv}" ]] || continue
  pools=$((pools + 1))
  data="$(whole_percent "${data}")"
  meta="$(whole_percent "${meta}")"
  log_info "${vg}/${lv}: data ${data}%, metadata ${meta}%"
  if (( 10#${meta} > LIMIT_META )); then
    FULL_META+=("${vg}/${lv}")
  fi
  if (( 10#${data} <= LIMIT_DATA )); then
    continue
  fi
  FULL_DATA+=("${vg}/${lv}")
  if [[ "${GROW}" == "yes" ]]; then
    if lvextend -l +25%FREE "/dev/${vg}/${lv}" >&2 </dev/null; then
      GROWN+=("${vg}/${lv}")
    else
      log_info "no room left in ${vg}"
    fi
  fi
done < <(jq -r '.report[]?.lv[]? | [.vg_name, .lv_name, .data_percent, .metadata_percent] | map(if . == null or . == "" then "-" else . end) | @tsv' <<<"${REPORT}")

if (( pools == 0 )); then
  rune_ok "No thin pool on this host" '{"pools":0}'
fi

OUT="$(jq -nc --argjson pools "${pools}" \
  --arg data "$(printf '%s\n' "${FULL_DATA[@]}")" \
  --arg meta "$(printf '%s\n' "${FULL_META[@]}")" \
  --arg grown "$(printf '%s\n' "${GROWN[@]}")" \
  'def list: split("\n") | map(select(. != ""));
   {pools:$pools, full_data:($data|list), full_metadata:($meta|list), grown:($grown|list)}')"

if (( ${#FULL_META[@]} > 0 )); then
  rune_error 3 "Thin pool metadata runs out" "${OUT}"
elif (( ${#FULL_DATA[@]} > ${#GROWN[@]} )); then
  rune_error 3 "Thin pools are above the limit" "${OUT}"
else
  rune_ok "Thin pools have headroom" "${OUT}"
fi

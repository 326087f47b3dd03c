#!/usr/bin/env bash
# SMART state of every disk that smartctl finds. smartctl's exit status is a bit mask, see smartctl(8).
set -euo pipefail

SCRIPT_DIR="$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)"
source "${SCRIPT_DIR}/rune_bpcs.sh"

rune_init

readonly MAX_REALLOCATED_DEFAULT=10
MAX_REALLOCATED="$(rune_param max_reallocated "${MAX_REALLOCATED_DEFAULT}")"
MAX_TEMPERATURE="$(rune_param max_temperature "55")"

is_number() {
  [[ "$1" =~ ^(0|[1-9][0-9]{0,5})$ ]]
}

if ! is_number "${MAX_REALLOCATED}" || ! is_number "${MAX_TEMPERATURE}"; then
  rune_error 1 "The limits are whole numbers" '{"parameters":["max_reallocated","max_temperature"]}'
fi

if ! command -v smartctl >/dev/null; then
  rune_error 4 "smartmontools is not installed" '{"package":"smartmontools"}'
fi

SCAN="$(smartctl --scan-open 2>/dev/null)" || SCAN=""
DEVICES=()
while read -r device flag kind _; do
  if [[ "${device}" == /dev/* && "${flag}" == "-d" ]]; then
    DEVICES+=("${device} ${kind}")
  fi
done <<<"${SCAN}"

if (( ${#DEVICES[@]} == 0 )); then
  rune_error 2 "No disk with SMART was found" '{"devices":[]}'
fi

declare -A VERDICT=()
unreadable=0
failing=0
worn=0

for entry in "${DEVICES[@]}"; do
  device="${entry% *}"
  kind="${entry#* }"
  status=0
  json="$(smartctl --json=c -H -A -d "${kind}" "${device}" </dev/null 2>/dev/null)" || status=$?

  if (( status & 1 || status & 2 )); then
    VERDICT["${device}"]="unreadable"
    unreadable=$((unreadable + 1))
    continue
  fi
  if (( status & 8 )); then
    VERDICT["${device}"]="failing"
    failing=$((failing + 1))
    continue
  fi

  read -r reallocated pending temperature < <(
    jq -r '[
      ([.ata_smart_attributes.table[]? | select(.id == 5) | .raw.value] | first // 0),
      ([.ata_smart_attributes.table[]? | select(.id == 197) | .raw.value] | first // 0),
      (.temperature.current // 0)
    ] | join(" ")' <<<"${json}" 2>/dev/null
  ) || { reallocated=0; pending=0; temperature=0; }

  if ! is_number "${reallocated}" || ! is_number "${pending}"; then
    VERDICT["${device}"]="unreadable"
    unreadable=$((unreadable + 1))
  elif (( reallocated > MAX_REALLOCATED || pending > 0 )); then
    VERDICT["${device}"]="worn"
    worn=$((worn + 1))
  elif is_number "${temperature}" && (( temperature > MAX_TEMPERATURE )); then
    VERDICT["${device}"]="hot"
    worn=$((worn + 1))
  elif (( status & 16 || status & 32 )); then
    VERDICT["${device}"]="was below a threshold"
  else
    VERDICT["${device}"]="good"
  fi
  printf 'smart: %s %s\n' "${device}" "${VERDICT[${device}]}" >&2
done

OUT='{}'
for device in "${!VERDICT[@]}"; do
  OUT="$(jq -c --arg d "${device}" --arg v "${VERDICT[${device}]}" '.[$d] = $v' <<<"${OUT}")"
done

if (( failing > 0 )); then
  rune_error 3 "${failing} disks predict their failure" "${OUT}"
elif (( unreadable == ${#DEVICES[@]} )); then
  rune_error 2 "No disk could be read" "${OUT}"
elif (( worn > 0 )); then
  rune_error 3 "${worn} disks need attention" "${OUT}"
fi
rune_ok "Disks are healthy" "${OUT}"

#!/usr/bin/env bash
set -euo pipefail
. /opt/rune/lib/rune_bpcs.sh
rune_init

# respond OUTPUT_JSON | respond_failure CODE MESSAGE DETAILS_JSON
respond() {
  local doc
  doc=$(jq -nc \
    --argjson mm "$RUNE_MESSAGE_METADATA" --argjson obs "$RUNE_OBSERVABILITY" --argjson out "$1" \
    '{message_metadata: $mm, payload: {result: "success", output_data: $out}, observability: $obs, error: null}')
  rune_emit "$doc" 0
}

respond_failure() {
  local doc
  doc=$(jq -nc \
    --argjson mm "$RUNE_MESSAGE_METADATA" --argjson obs "$RUNE_OBSERVABILITY" \
    --argjson code "$1" --arg message "$2" --argjson details "$3" \
    '{message_metadata: $mm, payload: null, observability: $obs,
      error: {code: $code, message: $message, details: $details}}')
  rune_emit "$doc" "$1"
}

[[ -r /proc/mdstat ]] || respond_failure 4 "No software RAID on this host" '{"file":"/proc/mdstat"}'

declare -A members=() faulty=()
declare -a arrays=()
current=""
while read -r first rest; do
  case $first in
    md[0-9]*)
      current=$first
      arrays+=("$current")
      members[$current]=$(grep -oE '[a-z0-9]+\[[0-9]+\]' <<<"$rest" | wc -l || true)
      faulty[$current]=$(grep -oF '(F)' <<<"$rest" | wc -l || true)
      ;;
    '') current="" ;;
  esac
done < <(sed 's/^  */ /' /proc/mdstat)

level_of() {
  local detail=$(mdadm --detail "/dev/$1" 2>/dev/null | grep -m 1 'Raid Level')
  detail=${detail##*: }
  echo "${detail:-unknown}"
}

to_json() {
  local name
  for name in "${arrays[@]}"; do
    jq -nc --arg n "$name" --arg l "$(level_of "$name")" --argjson m "${members[$name]}" --argjson f "${faulty[$name]}" \
      '{name: $n, level: $l, members: $m, faulty: $f}'
  done | jq -cs '{arrays: .}'
}

report=$(to_json)
for name in "${arrays[@]}"; do
  if ((${faulty[$name]} > 0)); then
    respond_failure 3 "Array $name has failed members" "$report"
  fi
done
respond "$report"

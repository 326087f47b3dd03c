#!/usr/bin/env bash
# Which timers did not run when they should have, and did their services fail?
# Anything unforeseen at the top level is answered by the ERR trap.
set -euo pipefail

here=$(cd -- "$(dirname -- "${BASH_SOURCE[0]}")" && pwd)
# shellcheck source=/dev/null
source "$here/rune_bpcs.sh"
rune_init
trap 'rune_error 100 "unforeseen failure in line $LINENO"' ERR

max_late=$(rune_param max_late_minutes 30)
only=$(rune_param match '*')
restart=$(rune_param restart_failed false)

if [[ ! $max_late =~ ^[1-9][0-9]{0,4}$ ]]; then
  rune_error 1 "max_late_minutes must be 1 to 99999" "$(jq -nc --arg got "$max_late" '{got: $got}')"
fi

listing=$(systemctl list-timers --all --output=json)
if ! jq -e 'type == "array"' <<<"$listing" &>/dev/null; then
  rune_error 4 "this systemd does not list timers as JSON"
fi

printf -v now '%(%s)T' -1
declare -A verdict=()
declare -i looked=0

# judge UNIT SERVICE NEXT-EPOCH: puts its finding into the array verdict
judge() {
  local timer=$1 service=$2 due=$3
  local -A prop=([Result]=unknown [ActiveState]=unknown)
  local name value
  while IFS='=' read -r name value; do
    case $name in
      Result | ActiveState | ExecMainStatus) prop[$name]=$value ;;
    esac
  done < <(systemctl show --property Result,ActiveState,ExecMainStatus -- "$service" 2>/dev/null)

  case ${prop[ActiveState]}/${prop[Result]} in
    failed/*) verdict[$timer]="failed: ${prop[Result]}, status ${prop[ExecMainStatus]:-none}" ;;
    activating/* | active/*) verdict[$timer]=running ;;
    unknown/*) verdict[$timer]="no service" ;;
    *)
      if (( due > 0 && now - due > max_late * 60 )); then
        verdict[$timer]="late by $(( (now - due) / 60 )) minutes"
      else
        verdict[$timer]=ok
      fi
      ;;
  esac
}

while IFS=$'\t' read -r timer service due; do
  # shellcheck disable=SC2053
  [[ $timer == $only ]] || continue
  looked+=1
  judge "$timer" "$service" "$due"
done < <(jq -r '.[] | objects | select((.unit | strings | endswith(".timer")) and .activates)
  | [.unit, .activates, (((.next | numbers) // 0) / 1000000 | floor)] | @tsv' <<<"$listing")

if (( looked == 0 )); then
  rune_error 2 "no timer matches" "$(jq -nc --arg match "$only" '{match: $match}')"
fi

bad=() cured=()
for timer in "${!verdict[@]}"; do
  case ${verdict[$timer]} in
    ok | running) continue ;;
    failed:*)
      if [[ $restart == true ]] && systemctl restart "$timer" >&2 && systemctl start --no-block "${timer%.timer}.service" >&2; then
        cured+=("$timer")
        continue
      fi
      ;;
  esac
  bad+=("$timer")
done

to_json() {
  local -n map=$1
  local item
  for item in "${!map[@]}"; do
    jq -nc --arg timer "$item" --arg verdict "${map[$item]}" '{($timer): $verdict}'
  done | jq -sc 'add'
}

out=$(jq -nc --argjson timers "$(to_json verdict)" --argjson looked "$looked" --argjson bad "${#bad[@]}" --argjson cured "${#cured[@]}" \
  '{timers: $timers, looked_at: $looked, bad: $bad, restarted: $cured}')

if (( ${#bad[@]} )); then
  rune_error 3 "${#bad[@]} of $looked timers need attention" "$out"
elif (( ${#cured[@]} )); then
  rune_ok "${#cured[@]} timers were restarted" "$out"
fi
rune_ok "all $looked timers are fine" "$out"

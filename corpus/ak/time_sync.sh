#!/usr/bin/env bash
# time_sync: is the clock right, and who says so? Can step it or ask for a burst of measurements.
set -euo pipefail

source "$(dirname "$0")/lib/rune_bpcs.sh"

# Columns of `chronyc -c tracking` and `chronyc -c sources`
TRACKING=(refid address stratum reftime offset last_offset rms_offset frequency residual skew root_delay root_dispersion interval leap)
SOURCES=(mode state name stratum poll reach last_rx adjusted measured error)

# verdict -> text
declare -A TEXT=(
  [ok]="clock is in step"
  [offset]="clock is off by too much"
  [stratum]="reference is too far from a real clock"
  [unsynchronised]="clock is not synchronised"
  [sources]="too few usable sources"
)

# action -> function
declare -A ACTIONS=([check]=do_nothing [makestep]=do_makestep [burst]=do_burst)

chrony() { timeout 15 chronyc -n "$@" < /dev/null; }

# csv_to_json COLUMN...: rows on stdin, an array of objects on stdout
csv_to_json() {
  jq -Rnc '[inputs | select(length > 0) | split(",") as $cells
            | [$ARGS.positional, $cells] | transpose | map(select(.[0] != null) | {(.[0]): (.[1] // "")}) | add]' --args "$@"
}

read_tracking() { chrony -c tracking | csv_to_json "${TRACKING[@]}"; }
read_sources() { chrony -c sources | csv_to_json "${SOURCES[@]}"; }

do_nothing() { :; }
do_makestep() {
  chrony makestep >&2 && sleep 1
}
do_burst() {
  chrony burst 3/5 >&2 || return 1
  chrony waitsync 6 "$max_offset" 0 5 >&2
}

# usable SOURCES_JSON: how many are selected (*), combined (+) or the like
usable() {
  jq '[.[] | select(.state == "*" or .state == "+") | select(.reach != "0")] | length' <<< "$1"
}

judge() { # TRACKING_JSON USABLE
  jq -r --arg max "$max_offset" --argjson stratum "$max_stratum" --argjson min "$min_sources" --argjson usable "$2" '
    .[0]
    | if .leap == "Not synchronised" or .stratum == "0" then "unsynchronised"
      elif ((.offset | tonumber? // 0) | if . < 0 then -. else . end) > ($max | tonumber) then "offset"
      elif (.stratum | tonumber? // 16) > $stratum then "stratum"
      elif $usable < $min then "sources"
      else "ok" end' <<< "$1"
}

details() { # TRACKING_JSON SOURCES_JSON VERDICT
  jq -nc --argjson t "$1" --argjson s "$2" --arg v "$3" --arg a "$action" '
    {action: $a, verdict: $v, tracking: ($t[0] | {address, stratum, offset, leap}),
     sources: [$s[] | {name, state, reach, stratum}][:30]}'
}

load_config() {
  action=$(rune_param action check)
  max_offset=$(rune_param max_offset 0.1)
  max_stratum=$(rune_param max_stratum 5)
  min_sources=$(rune_param min_sources 1)
}

check_config() {
  if [[ -z ${ACTIONS[${action:-none}]:-} ]]; then
    rune_error 1 "unknown action" "$(jq -nc '{known: $ARGS.positional}' --args "${!ACTIONS[@]}")"
  elif ! [[ $max_offset =~ ^[0-9]{1,4}(\.[0-9]{1,6})?$ ]]; then
    rune_error 1 "max_offset must be a number of seconds" '{"parameter":"max_offset"}'
  elif ! [[ $max_stratum =~ ^([1-9]|1[0-5])$ ]]; then
    rune_error 1 "max_stratum must be 1 to 15" '{"parameter":"max_stratum"}'
  elif ! [[ $min_sources =~ ^([0-9]|[1-4][0-9])$ ]]; then
    rune_error 1 "min_sources must be 0 to 49" '{"parameter":"min_sources"}'
  fi
}

main() {
  local tracking sources count verdict
  rune_init
  load_config
  check_config
  command -v chronyc > /dev/null || rune_error 4 "chrony is not installed" '{"missing":["chronyc"]}'
  if ! pgrep -x chronyd > /dev/null; then
    rune_error 2 "chronyd is not running" '{"daemon":"chronyd"}'
  fi

  "${ACTIONS[$action]}" || rune_error 3 "action failed" "$(jq -nc --arg a "$action" '{action: $a}')"

  tracking=$(read_tracking) || rune_error 2 "no tracking data" '{"command":"tracking"}'
  sources=$(read_sources) || rune_error 2 "no source data" '{"command":"sources"}'
  [[ $tracking != "[]" ]] || rune_error 2 "tracking data is empty" '{"command":"tracking"}'

  count=$(usable "$sources")
  verdict=$(judge "$tracking" "$count")
  if [[ $verdict == ok ]]; then
    rune_ok "${TEXT[ok]}" "$(details "$tracking" "$sources" "$verdict")"
  fi
  rune_error 3 "${TEXT[$verdict]}" "$(details "$tracking" "$sources" "$verdict")"
}

main "$@"

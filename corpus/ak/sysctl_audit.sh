#!/usr/bin/env bash
# sysctl_audit: compare kernel settings with a wanted table, set what differs, persist it
#
#   desired   object: setting -> number or string
#   mode      audit | apply
#   persist   name of a file below /etc/sysctl.d, without directory and suffix

set -euo pipefail

HERE=$(cd "$(dirname "$0")" && pwd)
source "$HERE/lib/rune_bpcs.sh"

declare -r SYSCTL_DIR=/etc/sysctl.d
declare -r NAME_RE='^[a-z][a-z0-9_]*(\.[A-Za-z0-9_*-]+)+$'
declare -A ALLOWED_ROOT=([net]=1 [vm]=1 [kernel]=1 [fs]=1)
declare -a ROWS=()
declare -A COUNT=([same]=0 [differs]=0 [set]=0 [refused]=0 [absent]=0)

squeeze() {
  local text
  text=$(tr -s '[:space:]' ' ' <<< "$1")
  text=${text# }
  printf '%s' "${text% }"
}

root_of() { printf '%s' "${1%%.*}"; }

current_value() {
  local raw
  raw=$(sysctl -n -- "$1" 2> /dev/null) || return 1
  squeeze "$raw"
}

record() {
  local -r name=$1 wanted=$2 found=$3 verdict=$4
  COUNT[$verdict]=$((COUNT[$verdict] + 1))
  ROWS+=("$(jq -nc --arg n "$name" --arg w "$wanted" --arg f "${found:0:200}" --arg v "$verdict" \
    '{setting: $n, wanted: $w, found: $f, verdict: $v}')")
}

set_value() {
  local -r name=$1 wanted=$2
  sysctl -q -w -- "$name=$wanted" > /dev/null || return 1
  [[ $(current_value "$name") == "$wanted" ]]
}

examine() {
  local -r name=$1 wanted=$2 mode=$3
  local found
  if ! found=$(current_value "$name"); then
    record "$name" "$wanted" "" absent
  elif [[ $found == "$wanted" ]]; then
    record "$name" "$wanted" "$found" same
  elif [[ $mode == audit ]]; then
    record "$name" "$wanted" "$found" differs
  elif set_value "$name" "$wanted"; then
    record "$name" "$wanted" "$found" set
  else
    record "$name" "$wanted" "$found" refused
  fi
}

drop_in_text() {
  printf '# managed by RUNE, do not edit\n'
  printf '%s\n' "${ROWS[@]}" | jq -r 'select(.verdict == "same" or .verdict == "set") | "\(.setting) = \(.wanted)"' | sort
}

write_drop_in() {
  local -r target=$SYSCTL_DIR/$1.conf
  local fresh
  fresh=$(mktemp "$SYSCTL_DIR/.rune.XXXXXX") || return 1
  if drop_in_text > "$fresh" && chmod 0644 "$fresh"; then
    if cmp -s "$fresh" "$target"; then
      rm -f "$fresh"
      return 0
    fi
    mv -f "$fresh" "$target" && return 0
  fi
  rm -f "$fresh"
  return 1
}

report() {
  local verdict
  {
    printf '%s\n' "${ROWS[@]}"
    for verdict in "${!COUNT[@]}"; do
      jq -nc --arg k "$verdict" --arg v "${COUNT[$verdict]}" '{count: {($k): ($v | tonumber)}}'
    done
  } | jq -sc '{counts: (map(.count // {}) | add), settings: (map(select(.setting)) | sort_by(.verdict != "same" | not) | .[:100])}'
}

main() {
  local desired mode persist name wanted
  rune_init
  desired=$(rune_param_json desired '{}')
  mode=$(rune_param mode audit)
  persist=$(rune_param persist "")

  [[ $mode == audit || $mode == apply ]] || rune_error 1 "mode must be audit or apply" '{"parameter":"mode"}'
  [[ $persist =~ ^([0-9]{2}-[a-z0-9-]{1,40})?$ ]] || rune_error 1 "persist must look like 60-name" '{"parameter":"persist"}'
  jq -e 'type == "object" and length > 0 and length <= 100 and all(keys[]; test("\\A[!-~]{3,120}\\z"))
         and all(.[]; type == "number" or (type == "string" and test("\\A[A-Za-z0-9_. \t-]{1,120}\\z")))' \
    <<< "$desired" > /dev/null 2>&1 || rune_error 1 "desired must map settings to plain values" '{"parameter":"desired"}'
  command -v sysctl > /dev/null || rune_error 4 "no sysctl command" '{"package":"procps"}'

  while IFS=$'\t' read -r name wanted; do
    if [[ ! $name =~ $NAME_RE || ${#name} -gt 120 || -z ${ALLOWED_ROOT[$(root_of "$name")]:-} ]]; then
      rune_error 1 "setting is not allowed" "$(jq -nc --arg n "${name:0:120}" '{setting: $n}')"
    fi
    examine "$name" "$(squeeze "$wanted")" "$mode"
  done < <(jq -r 'to_entries[] | "\(.key)\t\(.value)"' <<< "$desired")

  if [[ $mode == apply && -n $persist ]]; then
    write_drop_in "$persist" || rune_error 2 "drop-in cannot be written" "$(jq -nc --arg p "$persist" '{persist: $p}')"
  fi
  if ((COUNT[refused] + COUNT[differs] > 0)); then
    rune_error 3 "settings differ" "$(report)"
  fi
  rune_ok "${COUNT[same]} as wanted, ${COUNT[set]} changed" "$(report)"
}

main

#!/usr/bin/env bash
# Run lynis and hold its hardening index against a floor.
set -euo pipefail

here=$(cd -- "$(dirname -- "${BASH_SOURCE[0]}")" && pwd -P)
source "$here/rune_bpcs.sh"
rune_init

floor=$(rune_param floor 65)
[[ $floor =~ ^[0-9]{1,3}$ ]] || rune_error 1 "floor must be a number" '{"parameter":"floor"}'
report=$(mktemp)
trap 'rm -f -- "$report"' EXIT

note() {
  local level=$1; shift
  printf '[%s] %(%FT%T)T %s\n' "$level" -1 "$*"
}

declare -A fact=()
declare -a warnings=() suggestions=()

note info "starting audit"
if ! lynis audit system --quick --no-colors --report-file "$report" --logfile /dev/null >/dev/null 2>&1; then
  rune_error $? "lynis failed" "$(jq -nc --arg f "$report" '{report: $f}')"
fi

while IFS='=' read -r key value; do
  case $key in
    'warning[]')    warnings+=("${value%%|*}") ;;
    'suggestion[]') suggestions+=("${value%%|*}") ;;
    hardening_index|lynis_version|os_name) fact[$key]=$value ;;
  esac
done <"$report"

score=${fact[hardening_index]:-0}
[[ $score =~ ^[0-9]+$ ]] || rune_error 3 "no hardening index in the report" '{}'

details=$(jq -nc --argjson s "$score" --argjson f "$floor" --arg w "${warnings[*]:-}" --argjson n "${#suggestions[@]}" \
  '{score: $s, floor: $f, warnings: ($w | split(" ")), suggestions: $n}')
if (( 10#$score < 10#$floor )); then
  rune_error 3 "hardening index is below the floor" "$details"
fi
rune_ok "hardening index is fine" "$details"

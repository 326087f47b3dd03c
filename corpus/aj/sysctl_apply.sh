#!/usr/bin/env bash
set -euo pipefail

SCRIPT_DIR=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
source "${SCRIPT_DIR}/lib/rune_bpcs.sh"
rune_init

readonly DROPIN=/etc/sysctl.d/60-rune.conf
readonly -a NAMESPACES=(net.ipv4 net.ipv6 net.core vm fs)

declare -A want=()
declare -a order=() problems=()

allowed_name() {
  local prefix
  [[ $1 =~ ^[a-z0-9_.]+$ ]] || return 1
  for prefix in "${NAMESPACES[@]}"; do
    case $1 in
      "$prefix".*) return 0 ;;
    esac
  done
  return 1
}

settings=$(rune_param_json settings '{}')
while IFS=$'\t' read -r name value; do
  valid=1
  allowed_name "$name" || valid=0
  [[ $value =~ ^[0-9]+([[:blank:]][0-9]+)*$ ]] || valid=0
  if ((valid)); then
    want[$name]=$value
    order+=("$name")
  else
    problems+=("$name")
  fi
done < <(jq -r 'to_entries[]? | [.key, (.value | tostring)] | @tsv' <<<"$settings")

((${#problems[@]} == 0)) || rune_error 1 "Settings refused" "$(jq -nc --args '{refused: $ARGS.positional}' "${problems[@]}")"
((${#order[@]})) || rune_error 1 "No settings given" '{"missing":["settings"]}'

new=$(mktemp)
trap 'rm -f "$new"' EXIT
{
  echo "# written by rune, do not edit"
  for name in "${order[@]}"; do
    printf '%s = %s\n' "$name" "${want[$name]}"
  done
} >"$new"

if cmp -s "$new" "$DROPIN"; then
  rune_ok "Nothing to do" '{"changed":false}'
fi

diff -u "$DROPIN" "$new" >&2 || true
install -m 0644 "$new" "$DROPIN" || rune_error 2 "Cannot write the drop-in" "$(jq -nc --arg f "$DROPIN" '{file: $f}')"

if ! OUTPUT=$(sysctl -p "$DROPIN" 2>&1 >/dev/null); then
  rune_error 3 "The kernel refused a setting" "$(jq -nc --arg o "$OUTPUT" '{stderr: $o}')"
fi

live=$(
  for name in "${order[@]}"; do
    printf '%s\t%s\n' "$name" "$(sysctl -n "$name" 2>/dev/null || echo unknown)"
  done | jq -Rcn '[inputs | split("\t") | {(.[0]): .[1]}] | add // {}'
)
rune_ok "Settings applied" "$(jq -nc --argjson l "$live" '{changed: true, live: $l}')"

#!/usr/bin/env bash
# Count the Postfix queue by state, delete old bounces when asked to.
set -Eeuo pipefail

SCRIPT_DIR=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
source "${SCRIPT_DIR}/rune_bpcs.sh"
rune_init

declare -gi EMITTED=0
reply_ok() { EMITTED=1; rune_ok "$@"; }
reply_error() { EMITTED=1; rune_error "$@"; }

on_exit() {
  local -r rc=$?
  if (( ! EMITTED )); then
    rune_error 100 "ended without an answer" "$(jq -nc --argjson rc "${rc}" '{status:$rc}')"
  fi
}
trap on_exit EXIT

# count_by NAMEREF FILE KEY
count_by() {
  local -n _into=$1
  local k n
  while read -r n k; do
    _into["${k}"]=${n}
  done < <(jq -r --arg key "$3" '.[$key]' "$2" | sort | uniq -c)
}

older_than=$(rune_param older_than_hours 48)
delete=$(rune_param delete false)
[[ "${older_than}" =~ ^[1-9][0-9]{0,2}$ ]] || reply_error 1 "older_than_hours must be 1..999" '{"bad":["older_than_hours"]}'

dump=$(mktemp)
postqueue -j >"${dump}"

declare -A by_state=()
count_by by_state "${dump}" queue_name

now=$(date +%s)
mapfile -t ids < <(jq -r --argjson limit "$(( now - older_than * 3600 ))" \
  'select(.arrival_time < $limit and .sender == "MAILER-DAEMON") | .queue_id' "${dump}")
rm -f -- "${dump}"

deleted=0
if [[ "${delete}" == true ]] && (( ${#ids[@]} > 0 )); then
  printf '%s\n' "${ids[@]}" | postsuper -d - >&2
  deleted=${#ids[@]}
fi

states='{}'
for k in "${!by_state[@]}"; do
  states=$(jq -c --arg k "${k}" --argjson n "${by_state[$k]}" '.[$k] = $n' <<<"${states}")
done
reply_ok "queue swept" "$(jq -nc --argjson s "${states}" --argjson o "${#ids[@]}" --argjson d "${deleted}" '{states:$s, old_bounces:$o, deleted:$d}')"

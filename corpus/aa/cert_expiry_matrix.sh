#!/usr/bin/env bash
set -euo pipefail

SCRIPT_DIR=$(cd -- "$(dirname -- "${BASH_SOURCE[0]}")" && pwd)
source "${SCRIPT_DIR}/rune_bpcs.sh"
rune_init

readarray -t HOSTS < <(rune_param_json hosts '[]' | jq -r '.[]')
DAYS=$(rune_param warn_days 21)
[[ $DAYS =~ ^[1-9][0-9]*$ ]] || rune_error 1 "warn_days must be positive"
(( ${#HOSTS[@]} )) || rune_error 1 "hosts is empty" '{"missing":["hosts"]}'

now=$(date +%s)
rows=$(mktemp)
trap 'rm -f "$rows"' EXIT

not_after() {
  local -n _end=$1
  local pem
  pem=$(timeout 8 openssl s_client -connect "$2" -servername "${2%%:*}" </dev/null 2>/dev/null) || return 1
  _end=$(openssl x509 -noout -enddate <<<"$pem" 2>/dev/null) || return 1
  _end=${_end#notAfter=}
}

late=0
for target in "${HOSTS[@]}"; do
  if [[ ! $target =~ ^([A-Za-z0-9.-]+)(:([0-9]{1,5}))?$ ]]; then
    printf 'skipping %s\n' "${target@Q}" >&2
    continue
  fi
  name=${BASH_REMATCH[1]} port=${BASH_REMATCH[3]:-443}
  if ! not_after end "$name:$port"; then
    { jq -nc --arg h "$name" '{host:$h, days:null}'; } >>"$rows"
    [[ $port == 443 ]] || rune_error 2 "no certificate from $name:$port"
    continue
  fi
  left=$(( ($(date -d "$end" +%s) - now) / 86400 ))
  (( left >= DAYS )) || late=$(( late + 1 ))
  jq -nc --arg h "$name" --argjson d "$left" '{host:$h, days:$d}' >>"$rows"
done

matrix=$(jq -sc 'sort_by(.days)' "$rows")
if (( late )); then
  rune_error 3 "certificates expire soon" "$(jq -nc --argjson m "$matrix" --argjson n "$late" '{late:$n, hosts:$m}')"
fi
rune_ok "all certificates are good" "$(jq -sc '{hosts: sort_by(.days)}' "$rows")"

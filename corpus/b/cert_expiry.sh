#!/usr/bin/env bash
set -euo pipefail

source /opt/rune/lib/rune_bpcs.sh

readonly DEFAULT_WARN_DAYS=21
readonly SECONDS_PER_DAY=86400

declare -a EXPIRING=()
declare -A DAYS_LEFT=()

# Prints the notAfter date of host:port, empty when it cannot be read.
fetch_enddate() {
  local endpoint="$1" line
  line="$(timeout 10 openssl s_client -connect "${endpoint}" -servername "${endpoint%%:*}" </dev/null 2>/dev/null \
    | openssl x509 -noout -enddate 2>/dev/null)" || return 0
  printf '%s' "${line#notAfter=}"
}

days_until() {
  local when="$1" epoch
  epoch="$(date -d "${when}" +%s 2>/dev/null)" || { echo -1; return 0; }
  echo $(( (epoch - $(date +%s)) / SECONDS_PER_DAY ))
}

inspect() {
  local endpoint="$1" warn="$2"
  local enddate
  enddate="$(fetch_enddate "${endpoint}")"
  if [[ -z "${enddate}" ]]; then
    DAYS_LEFT["${endpoint}"]=-1
    EXPIRING+=("${endpoint}")
    return
  fi
  local left
  left="$(days_until "${enddate}")"
  DAYS_LEFT["${endpoint}"]="${left}"
  if (( left < warn )); then
    EXPIRING+=("${endpoint}")
  fi
}

as_json() {
  local key
  for key in "${!DAYS_LEFT[@]}"; do
    jq -nc --arg k "${key}" --argjson v "${DAYS_LEFT[${key}]}" '{endpoint:$k, days:$v}'
  done | jq -sc '{endpoints: .}'
}

main() {
  rune_init
  local warn endpoints_json
  warn="$(rune_param warn_days "${DEFAULT_WARN_DAYS}")"
  endpoints_json="$(rune_param_json endpoints '[]')"

  if [[ ! "${warn}" =~ ^[1-9][0-9]{0,3}$ ]]; then
    rune_error 1 "warn_days must be a positive integer" '{"field":"warn_days"}'
  fi

  local -a endpoints=()
  mapfile -t endpoints < <(jq -r '.[]? | strings' <<<"${endpoints_json}")
  if (( ${#endpoints[@]} == 0 )); then
    rune_error 1 "no endpoints given" '{"missing":["endpoints"]}'
  fi

  local endpoint
  for endpoint in "${endpoints[@]}"; do
    inspect "${endpoint}" "${warn}"
  done

  local out
  out="$(as_json)"
  if (( ${#EXPIRING[@]} > 0 )); then
    rune_error 3 "certificates are about to expire" "${out}"
  fi
  rune_ok "all certificates are good" "${out}"
}

main "$@"

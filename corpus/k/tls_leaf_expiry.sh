#!/usr/bin/env bash
# Days left on the leaf certificate of every endpoint in "endpoints" (JSON array of host:port)
set -euo pipefail
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
# shellcheck source=/dev/null
source "${here}/lib/rune_bpcs.sh"
rune_init

warn_days=$(rune_param warn_days 21)
[[ ${warn_days} =~ ^[1-9][0-9]{0,2}$ ]] || rune_error 1 "warn_days must be 1..999" '{"field":"warn_days"}'

list=$(rune_param_json endpoints '[]')
jq -e 'type == "array" and length > 0 and all(.[]; type == "string")' <<<"${list}" >/dev/null ||
  rune_error 1 "endpoints must be a non-empty array of strings" '{"example":["www.example.org:443"]}'

leaf_end() { # host:port -> "Jun  1 12:00:00 2027 GMT"
  local pem
  pem=$(timeout 8 openssl s_client -connect "$1" -servername "${1%:*}" </dev/null 2>/dev/null |
    sed -n '/BEGIN CERT/,/END CERT/p') || return 1
  [[ -n ${pem} ]] || return 1
  openssl x509 -noout -enddate <<<"${pem}" 2>/dev/null | cut -d= -f2-
}

row() { # endpoint [days]
  if (($# == 2)); then
    jq -nc --arg e "$1" --argjson d "$2" '{endpoint: $e, days: $d}'
  else
    jq -nc --arg e "$1" '{endpoint: $e, days: null}'
  fi
}

survey() {
  local ep end now
  now=$(date +%s)
  while IFS= read -r ep; do
    if end=$(leaf_end "${ep}") && [[ -n ${end} ]]; then
      row "${ep}" "$((($(date -d "${end}" +%s) - now) / 86400))"
    else
      row "${ep}"
    fi
  done
}

report=$(jq -r '.[]' <<<"${list}" | survey | jq -sc --argjson w "${warn_days}" '{
  rows: sort_by(.days),
  unreachable: map(select(.days == null) | .endpoint),
  soon: map(select(.days != null and .days < $w) | .endpoint)
}')

if jq -e '.soon + .unreachable | length > 0' <<<"${report}" >/dev/null; then
  rune_error 3 "Certificates need attention" "${report}"
fi
rune_ok "All certificates are fine" "${report}"

#!/usr/bin/env bash
#
# How long are the certificates of these endpoints still valid?
#
set -euo pipefail
umask 077

SCRIPT_DIR="$(cd -- "$(dirname -- "${BASH_SOURCE[0]}")" >/dev/null 2>&1 && pwd -P)"
source "${SCRIPT_DIR}/rune_bpcs.sh"
rune_init

readonly ENDPOINT_RE='^[a-z0-9]([a-z0-9.-]*[a-z0-9])?:[0-9]{1,5}$'

warn_days="$(rune_param warn_days "21")"
if ! [[ ${warn_days} =~ ^[0-9]{1,3}$ ]]; then
  rune_error 1 "warn_days must be a number" '{"parameter":"warn_days"}'
fi

# epoch of notAfter, nothing when the endpoint does not talk TLS
not_after() {
  local endpoint=$1 text
  text=$(timeout 10 openssl s_client -connect "${endpoint}" -servername "${endpoint%:*}" </dev/null 2>/dev/null |
    openssl x509 -noout -enddate 2>/dev/null)
  [[ ${text} == notAfter=* ]] || return 1
  date -d "${text#notAfter=}" +%s
}

now=$(date +%s)
rows=()
late=0
while IFS= read -r endpoint; do
  if [[ ! ${endpoint} =~ ${ENDPOINT_RE} ]]; then
    rune_error 1 "endpoint is not host:port" "$(jq -nc --arg e "${endpoint}" '{endpoint:$e}')"
  fi
  if epoch=$(not_after "${endpoint}"); then
    days=$(( (epoch - now) / 86400 ))
  else
    days=-1
  fi
  if (( days < 10#${warn_days} )); then
    late=$(( late + 1 ))
  fi
  rows+=("$(jq -nc --arg e "${endpoint}" --argjson d "${days}" '{endpoint:$e, days:$d}')")
done < <(rune_param_json endpoints '[]' | jq -r '.[]')

if (( ${#rows[@]} == 0 )); then
  rune_error 1 "endpoints is empty" '{"parameter":"endpoints"}'
fi

table=$(printf '%s\n' "${rows[@]}" | jq -sc '.')
rune_ok "Certificates checked" "$(jq -nc --argjson t "${table}" --argjson l "${late}" '{endpoints:$t, late:$l}')"

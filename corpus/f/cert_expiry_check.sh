#!/usr/bin/env bash
# cert_expiry_check - how many days has a served certificate left?
set -euo pipefail

SCRIPT_DIR=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
source "${SCRIPT_DIR}/rune_bpcs.sh"
rune_init

host=$(rune_param host "")
port=$(rune_param port "443")
warn=$(rune_param warn_days "21")

[[ $host =~ ^[A-Za-z0-9.-]+$  ]] || rune_error 1 "bad host"      '{"field":"host"}'
[[ $port =~ ^[1-9][0-9]{0,4}$ ]] || rune_error 1 "bad port"      '{"field":"port"}'
[[ $warn =~ ^[1-9][0-9]{0,3}$ ]] || rune_error 1 "bad warn_days" '{"field":"warn_days"}'

pem=$(mktemp)
trap 'rm -f -- "$pem"' EXIT

if ! openssl s_client -connect "$host:$port" -servername "$host" </dev/null 2>/dev/null |
     openssl x509 -outform PEM >"$pem" 2>/dev/null; then
  details=$(jq -nc --arg h "$host" --arg p "$port" '{host:$h, port:$p}')
  rune_error 2 "no certificate served" "$details"
fi

IFS='=' read -r _ not_after < <(openssl x509 -noout -enddate -in "$pem" 2>/dev/null) ||
  rune_error 2 "certificate without an end date"

end=$(date -d "$not_after" +%s 2>/dev/null) || rune_error 3 "cannot parse the end date"
printf -v now '%(%s)T' -1
days=$(( (end - now) / 86400 ))

printf '%-40s %6d days\n' "$host:$port" "$days" >&2

state=ok
(( days < warn )) && state=warning
(( days < 0 ))    && state=expired

out=$(jq -nc --arg h "$host" --arg s "$state" --argjson d "$days" '{host:$h, state:$s, days:$d}')
[[ $state == expired ]] && rune_error 3 "certificate has expired" "$out"
rune_ok "certificate checked" "$out"

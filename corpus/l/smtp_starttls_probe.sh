#!/usr/bin/env bash
# does a mail exchanger offer STARTTLS, and for how long is its certificate good?
set -euo pipefail
. "$(dirname "$0")/rune_bpcs.sh"
rune_init
mx=$(rune_param mx "") port=$(rune_param port 25)
days=$(rune_param min_days 14)
[[ $mx =~ ^[A-Za-z0-9.-]+$ && $port =~ ^[0-9]+$ && $days =~ ^[1-9][0-9]*$ ]] || rune_error 1 "mx, port or min_days is wrong" '{}'
tmp=$(mktemp); trap 'rm -f "$tmp"' EXIT

timeout 5 bash -c 'exec 3<>"/dev/tcp/$1/$2" && read -r -t 4 line <&3 && [[ $line == 220* ]]' _ "$mx" "$port" 2>/dev/null \
  || rune_error 2 "no SMTP banner" "$(jq -nc --arg m "$mx" '{mx:$m}')"

openssl s_client -starttls smtp -connect "$mx:$port" -servername "$mx" </dev/null >"$tmp" 2>/dev/null || rune_error 6 "no TLS on offer" "$(jq -nc --arg m "$mx" '{mx:$m}')"
end=$(openssl x509 -noout -enddate <"$tmp" 2>/dev/null | cut -d= -f2) || rune_error 3 "no certificate in the answer" '{}'
org=$(openssl x509 -noout -issuer <"$tmp" | grep -o 'O = [^,]*')
left=$(( ($(date -d "$end" +%s) - $(date +%s)) / 86400 ))
info=$(jq -nc --arg m "$mx" --arg e "$end" --arg o "${org#O = }" --argjson d "$left" '{mx:$m, issuer:$o, not_after:$e, days_left:$d}')
if (( left < days )); then rune_error 3 "certificate ends in $left days" "$info"; fi
rune_ok "starttls is fine" "$info"

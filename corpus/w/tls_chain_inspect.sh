#!/usr/bin/env bash
# Show every certificate of the chain that a server sends, with days left.
set -euo pipefail

here=$(cd -- "$(dirname -- "${BASH_SOURCE[0]}")" && pwd -P)
source "$here/rune_bpcs.sh"
rune_init

host=$(rune_param host "")
port=$(rune_param port 443)
warn_days=$(rune_param warn_days 21)
[[ $host =~ ^[A-Za-z0-9.-]+$ ]] || rune_error 1 "host is missing or odd" '{"parameter":"host"}'
case $port in ''|*[!0-9]*) rune_error 1 "port must be a number" '{"parameter":"port"}' ;; esac
[[ $warn_days =~ ^[0-9]+$ ]] || rune_error 1 "warn_days must be a number" '{"parameter":"warn_days"}'

work=$(mktemp -d)
trap 'rm -rf -- "$work"' EXIT

if ! timeout 15 openssl s_client -connect "$host:$port" -servername "$host" -showcerts </dev/null >"$work/raw" 2>"$work/err"; then
  reason=$(tail -n 1 "$work/err")
  rune_error 2 "no TLS handshake" "$(jq -nc --arg h "$host:$port" --arg r "$reason" '{peer: $h, reason: $r}')"
fi

# split the PEM blocks into files: state machine over the raw dump
state=out n=0
while IFS= read -r line; do
  case $state in
    out) [[ $line == '-----BEGIN CERTIFICATE-----' ]] && { state=in; n=$((n + 1)); printf '%s\n' "$line" >"$work/$n.pem"; } ;;
    in)  printf '%s\n' "$line" >>"$work/$n.pem"
         if [[ $line == '-----END CERTIFICATE-----' ]]; then state=out; fi ;;
  esac
done <"$work/raw"
(( n > 0 )) || rune_error 3 "the server sent no certificate" "$(jq -nc --arg h "$host" '{host: $h}')"

now=$(date +%s)
for (( i = 1; i <= n; i++ )); do
  subject=$(openssl x509 -in "$work/$i.pem" -noout -subject 2>/dev/null || echo "subject=?")
  end=$(openssl x509 -in "$work/$i.pem" -noout -enddate 2>/dev/null || true)
  epoch=$(date -d "${end#notAfter=}" +%s 2>/dev/null || echo "$now")
  jq -nc --arg s "${subject#subject=}" --argjson d $(( (epoch - now) / 86400 )) --argjson w "$warn_days" \
    '{subject: $s, days_left: $d, soon: ($d < $w)}'
done >"$work/certs.jsonl"

rune_ok "chain inspected" "$(jq -sc --arg h "$host" '{host: $h, chain: ., soon: (map(select(.soon)) | length)}' "$work/certs.jsonl")"

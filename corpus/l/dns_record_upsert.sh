#!/usr/bin/env bash
# Upsert one A record by a TSIG-signed dynamic update.
set -euo pipefail
source "$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)/rune_bpcs.sh"
rune_init

declare -A want=([server]=ns1.lan [zone]="" [name]="" [address]="" [ttl]=300)
for key in "${!want[@]}"; do
  want[$key]=$(rune_param "$key" "${want[$key]}")
done
tsig_secret=$(rune_param tsig_secret "")

missing=()
for key in zone name address; do
  [[ -n ${want[$key]} ]] || missing+=("$key")
done
if (( ${#missing[@]} )); then
  rune_error 1 "missing parameters" "{\"missing\":[\"${missing[*]}\"]}"
fi
[[ ${want[address]} =~ ^([0-9]{1,3}\.){3}[0-9]{1,3}$ ]] || rune_error 1 "address is not IPv4" '{"invalid":["address"]}'

fqdn=${want[name]%.}.${want[zone]%.}.
batch=$(mktemp)
trap 'rm -f -- "$batch"' EXIT
cat >"$batch" <<EOF
server ${want[server]}
zone ${want[zone]}
update delete $fqdn A
update add $fqdn ${want[ttl]} A ${want[address]}
send
EOF

if ! answer=$(timeout 20 nsupdate -y "hmac-sha256:rune-update:$tsig_secret" "$batch" 2>&1); then
  rune_error 3 "update refused" "$(jq -nc --arg a "$answer" --arg n "$fqdn" '{name:$n, answer:$a}')"
fi

mapfile -t seen < <(dig +short +time=3 "@${want[server]}" "$fqdn" A 2>/dev/null)
for a in "${seen[@]}"; do
  if [[ $a == "${want[address]}" ]]; then
    rune_ok "record in place" "$(jq -nc --arg n "$fqdn" --arg a "$a" '{name:$n, address:$a}')"
  fi
done
rune_error 3 "update sent, but the server does not show it" "$(jq -nc --arg n "$fqdn" '{name:$n, seen:$ARGS.positional}' --args "${seen[@]}")"

#!/usr/bin/env bash
# Set an A record by nsupdate.
set -euo pipefail

SCRIPT_DIR=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
source "${SCRIPT_DIR}/rune_bpcs.sh"

require_tools() {
  local t
  for t in "$@"; do
    hash "${t}" 2>/dev/null || rune_error 2 "tool is missing" "$(jq -nc --arg t "${t}" '{tool:$t}')"
  done
}

require_tools jq nsupdate dig
rune_init

readonly KEYFILE=/etc/bind/ddns.key
name=$(rune_param name "") addr=$(rune_param address "") ttl=$(rune_param ttl 300)
readonly OCT='(25[0-5]|2[0-4][0-9]|1[0-9][0-9]|[1-9]?[0-9])'
[[ "${name}" =~ ^([a-z0-9_-]+\.)+[a-z]{2,}$ ]] || rune_error 1 "name must be fully qualified" '{"bad":["name"]}'
[[ "${addr}" =~ ^${OCT}\.${OCT}\.${OCT}\.${OCT}$ ]] || rune_error 1 "address must be IPv4" '{"bad":["address"]}'
[[ "${ttl}" =~ ^[1-9][0-9]{1,5}$ ]] || rune_error 1 "ttl must be seconds" '{"bad":["ttl"]}'
[[ -r "${KEYFILE}" ]] || rune_error 4 "no TSIG key file" '{"path":"/etc/bind/ddns.key"}'

update() {
  nsupdate -k "${KEYFILE}" -t 15 <<EOF
server 127.0.0.1
update delete ${name}. A
update add ${name}. ${ttl} A ${addr}
send
EOF
}

before=$(dig +short @127.0.0.1 A "${name}") || before=
if [[ "${before}" == "${addr}" ]]; then
  rune_ok "unchanged" "$(jq -nc --arg n "${name}" --arg a "${addr}" '{name:$n, address:$a, changed:false}')"
fi
update >&2 || rune_error 3 "nsupdate failed" '{"step":"update"}'
serial=$(dig +short @127.0.0.1 SOA "${name#*.}" | awk 'NR == 1 { print $3 }') || serial=
rune_ok "record set" "$(jq -nc --arg n "${name}" --arg a "${addr}" --arg b "${before}" --arg s "${serial}" \
  '{name:$n, address:$a, before:$b, serial:$s, changed:true}')"

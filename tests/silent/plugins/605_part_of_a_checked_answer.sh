#!/usr/bin/env bash
# What is cut out of a value that jq has read, and a pattern has allowed, is as harmless as the whole.
set -euo pipefail
source "$(dirname "${BASH_SOURCE[0]}")/rune_bpcs.sh"
rune_init

fqdn=$(jq -r '.payload.input_parameters.fqdn // empty' <<<"${RUNE_INPUT_JSON}")
address=$(jq -r '.payload.input_parameters.address // empty' <<<"${RUNE_INPUT_JSON}")
[[ ${fqdn} =~ ^[a-z0-9-]+(\.[a-z0-9-]+)+$ ]] || rune_error 1 "fqdn is no name" '{}'
[[ ${address} =~ ^[0-9.]+$ ]] || rune_error 1 "address is none" '{}'

sed -i "s/^${address}[[:space:]].*/${address} ${fqdn} ${fqdn%%.*}/" /etc/hosts || rune_error 3 "cannot edit /etc/hosts" '{}'
last=${address##*.}
awk "NR % ${last} == 0 { print \$1 }" /etc/hosts >&2 || true
rune_ok "host is named" "$(jq -nc --arg f "${fqdn}" --arg d "${fqdn#*.}" '{fqdn: $f, domain: $d}')"

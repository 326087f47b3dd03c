#!/usr/bin/env bash
# Only one of two values that jq has read was checked: what is cut out of the other one is anything.
set -euo pipefail
source "$(dirname "${BASH_SOURCE[0]}")/rune_bpcs.sh"
rune_init

fqdn=$(jq -r '.payload.input_parameters.fqdn // empty' <<<"${RUNE_INPUT_JSON}")
address=$(jq -r '.payload.input_parameters.address // empty' <<<"${RUNE_INPUT_JSON}")
[[ ${address} =~ ^[0-9.]+$ ]] || rune_error 1 "address is none" '{}'

sed -i "s/^${address}[[:space:]].*/${address} ${fqdn%%.*}/" /etc/hosts || rune_error 3 "cannot edit /etc/hosts" '{}' # expect: RUNE503
rune_ok "host is named" "$(jq -nc --arg f "${fqdn}" '{fqdn: $f}')"

#!/usr/bin/env bash
set -euo pipefail
source "$(dirname "$0")/rune_bpcs.sh"
rune_init

owner=$(rune_param owner "")
[[ $owner =~ ^[a-z]+$ ]] || rune_error 1 "No owner" '{}'
keyctl2 generate --owner "$owner" >&2 || rune_error 3 "No key was made" '{}'
private_key=$(cat "/etc/keys/$owner.pem") || rune_error 3 "No key was written" '{}'
[[ $private_key == *"PRIVATE KEY-----"* ]] || rune_error 3 "It is no key" '{}'
rune_ok "Made" "$(jq -nc --arg k "$private_key" '{backup: $k}')" # expect: RUNE501

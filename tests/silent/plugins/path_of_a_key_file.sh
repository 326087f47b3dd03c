#!/usr/bin/env bash
# The path of a key file is no secret, and neither are names and counts of secrets.
set -euo pipefail

SCRIPT_DIR=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
source "${SCRIPT_DIR}/rune_bpcs.sh"

rune_init
KEY_FILE="$(rune_param key_file "/etc/ssl/private/node.pem")"
SECRET_NAME="$(rune_param secret_name "db")"
TOKEN_COUNT="$(rune_param token_count "0")"
HAS_PASSWORD="$(rune_param has_password "no")"
echo "key in ${KEY_FILE}, secret ${SECRET_NAME}" >&2
rune_ok "Described" "$(jq -nc --arg k "${KEY_FILE}" --arg s "${SECRET_NAME}" --arg t "${TOKEN_COUNT}" --arg h "${HAS_PASSWORD}" '{key_file:$k, secret_name:$s, token_count:$t, has_password:$h}')"

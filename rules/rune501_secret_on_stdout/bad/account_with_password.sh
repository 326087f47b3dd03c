#!/usr/bin/env bash
# Creates an account and answers with everything about it, the password included.
set -euo pipefail

SCRIPT_DIR=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
source "${SCRIPT_DIR}/rune_bpcs.sh"

rune_init

ACCOUNT="$(rune_param account "")"
PASSWORD="$(rune_param password "")"
[[ "${ACCOUNT}" =~ ^[a-z_]{3,32}$ ]] || rune_error 1 "account must be 3 to 32 lower case letters" '{}'
[[ ${#PASSWORD} -ge 8 ]] || rune_error 1 "password is too short" '{"minimum":8}'

if ! useradd --create-home "${ACCOUNT}" >&2; then
  rune_error 3 "cannot create the account ${ACCOUNT}" '{}'
fi
if ! chpasswd <<<"${ACCOUNT}:${PASSWORD}" >&2; then
  rune_error 3 "cannot set the password of ${ACCOUNT}" '{}'
fi

OUT="$(jq -nc --arg name "${ACCOUNT}" --arg pw "${PASSWORD}" '{account: {name: $name, password: $pw}, created: true}')"
rune_ok "Account created" "${OUT}" # expect: RUNE501

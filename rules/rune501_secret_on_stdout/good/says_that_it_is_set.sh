#!/usr/bin/env bash
# Tells that a password was given and how long it is, and nothing else about it.
set -euo pipefail

SCRIPT_DIR=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
source "${SCRIPT_DIR}/rune_bpcs.sh"

rune_init
USER_NAME="$(rune_param user "")"
PASSWORD="$(rune_param password "")"
[[ "${USER_NAME}" =~ ^[a-z][a-z0-9_-]*$ ]] || rune_error 1 "user is missing or has other characters" '{"missing":["user"]}'
if [[ ${#PASSWORD} -lt 12 ]]; then
  rune_error 1 "the password has ${#PASSWORD} characters, and needs 12" "$(jq -nc --arg user "${USER_NAME}" '{user: $user}')"
fi
printf '%s:%s\n' "${USER_NAME}" "${PASSWORD}" | chpasswd >&2 || rune_error 3 "chpasswd refused it" '{}'
FINGERPRINT="$(printf '%s' "${PASSWORD}" | sha256sum | cut -d' ' -f1)"
OUT="$(jq -nc --arg user "${USER_NAME}" --arg pw "${PASSWORD}" --arg sum "${FINGERPRINT}" \
  '{user: $user, password_set: ($pw != ""), length: ($pw | length), sha256: $sum}')"
rune_ok "Password changed" "${OUT}"

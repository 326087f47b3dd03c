#!/usr/bin/env bash
# Makes a new token, stores it where the service reads it, and answers with its identifier only.
set -euo pipefail
source "$(dirname "$0")/rune_bpcs.sh"
rune_init

service=$(rune_param service "api")
token_file=$(rune_param token_file "/etc/api/token")
token_id="tok-$(date +%s)"
token=$(openssl rand -hex 32) || rune_error 100 "no random numbers" '{}'

umask 077
if ! printf '%s\n' "$token" >"$token_file"; then
  rune_error 2 "cannot write $token_file" "$(jq -nc --arg f "$token_file" '{token_file: $f}')"
fi
systemctl reload "$service" >&2 || rune_error 3 "$service does not reload" '{}'
rune_out token_id "$token_id"
rune_out token_file "$token_file"
rune_out token_length "${#token}"
rune_finish "rotated"

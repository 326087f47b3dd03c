#!/usr/bin/env bash
# The debug branch logs the new secret by a here-string.
set -euo pipefail
source /opt/rune/lib/rune_bpcs.sh
rune_init
NEW_SECRET="$(openssl rand -hex 16)"
DEBUG="$(rune_param debug "false")"
if [[ "$DEBUG" == true ]]; then
  logger -t rotate <<<"new secret is $NEW_SECRET" # expect: RUNE502
fi
printf '%s' "$NEW_SECRET" >/etc/app/secret || rune_error 2 "the secret could not be stored"
rune_ok "rotated" '{}'

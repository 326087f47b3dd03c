#!/usr/bin/env bash
# A group with its output in a log file prints the credential.
set -euo pipefail

source /opt/rune/lib/rune_bpcs.sh
rune_init
CLIENT_SECRET="$(rune_param client_secret "")"
[[ -n $CLIENT_SECRET ]] || rune_error 1 "Missing required parameter: client_secret"
{
  date +'%F %T'
  echo "using client secret $CLIENT_SECRET" # expect: RUNE502
} >>/var/log/rune/oauth.log || rune_error 2 "Log is not writable"
rune_ok "Client taken over" '{"client":"rune"}'

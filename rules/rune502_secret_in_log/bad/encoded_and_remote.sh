#!/usr/bin/env bash
# Base64 hides nothing, and the command for the other machine is an argument of ssh on this one.
set -euo pipefail
source "$(dirname "$0")/rune_bpcs.sh"
rune_init

host=$(rune_param host "web1")
user=$(rune_param user "deploy")
credentials=$(printf '%s:%s' "$user" "${DEPLOY_PASSWORD:-}" | base64 -w0)
if ! curl -fsS -o /dev/null --header "Authorization: Basic $credentials" "https://$host/status"; then # expect: RUNE502
  rune_error 2 "$host does not answer" '{}'
fi

token=$(vault kv get -field=token "secret/deploy/$host") || rune_error 2 "no token for $host" '{}'
if ! ssh -n -o BatchMode=yes "$host" "deployctl --token '$token' restart" >&2; then # expect: RUNE502
  rune_error 3 "restart on $host failed" '{}'
fi
rune_ok_kv "restarted" host="$host"

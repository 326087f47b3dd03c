#!/usr/bin/env bash
# The trace of the shell is switched off again before the secret is read.
set -euo pipefail

here="$(cd -- "$(dirname -- "$0")" && pwd)"
# shellcheck source=/dev/null
. "$here/lib/rune_bpcs.sh"

rune_init
set -x
rm -rf -- /var/tmp/rune-stage
set +x
auth_token=$(rune_param auth_token "")
[[ -n $auth_token ]] || rune_error 1 "Missing required parameter: auth_token"
curl -fsS -o /dev/null -K - https://hub.example.net/sync <<<"header = \"X-Auth: $auth_token\"" || rune_error 2 "Sync failed"
rune_ok "Synced" '{"hub":"hub.example.net"}'

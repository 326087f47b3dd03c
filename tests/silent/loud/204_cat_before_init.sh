#!/usr/bin/env bash
# The whole message is read before the library can read it.
set -euo pipefail
SCRIPT_DIR=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
source "${SCRIPT_DIR}/rune_bpcs.sh"
REQUEST="$(cat)" # expect: RUNE204
rune_init
jq -e . >/dev/null 2>&1 <<<"$REQUEST" || rune_error 1 "The request is not JSON"
HOST="$(rune_param host "localhost")"
getent hosts "$HOST" >/dev/null || rune_error 2 "Unknown host"
rune_ok "Host is known" "$(jq -nc --arg h "$HOST" '{host:$h}')"

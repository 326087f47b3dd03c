#!/usr/bin/env bash
# The secret comes back under the name of a harmless variable.
set -euo pipefail
HERE="${BASH_SOURCE[0]%/*}"
. "$HERE/rune_bpcs.sh"
rune_init
client_secret=$(rune_param client_secret "")
[[ -n $client_secret ]] || rune_error 1 "Missing secret"
value=$client_secret
CLIENT_SECRET="$client_secret" /opt/bin/register >/dev/null 2>&1 || rune_error 3 "Refused: $value" # expect: RUNE501
rune_ok "Registered" '{}'

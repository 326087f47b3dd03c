#!/usr/bin/env bash
# An until loop tries again and gives up with a message.
set -euo pipefail
SCRIPT_DIR="$(dirname -- "$(readlink -f -- "${BASH_SOURCE[0]}")")"
source "$SCRIPT_DIR/../lib/rune_bpcs.sh"
rune_init
tries=0
until mysqladmin ping --silent >/dev/null 2>&1; do
  (( ++tries < 10 )) || rune_error 2 "Database did not come up" '{"tries":10}'
  sleep 1
done
rune_ok "Database is up" "$(jq -nc --argjson t "$tries" '{tries:$t}')"

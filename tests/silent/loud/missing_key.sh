#!/usr/bin/env bash
# Under set -u the lookup of a key that is not in the table ends the plugin.
set -euo pipefail
SCRIPT_DIR=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
source "${SCRIPT_DIR}/rune_bpcs.sh"
rune_init
declare -A PORTS=([web]=80 [db]=5432)
ROLE="$(rune_param role "web")"
[[ -n "$ROLE" ]] || rune_error 1 "role must not be empty"
PORT="${PORTS[$ROLE]}" # expect: RUNE402
if ! ss -Hltn "sport = :$PORT" | grep -q .; then
  rune_error 3 "nothing listens"
fi
rune_ok_kv "listens" "port=$PORT"

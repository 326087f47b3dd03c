#!/usr/bin/env bash
set -euo pipefail
SCRIPT_DIR=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
source "${SCRIPT_DIR}/rune_bpcs.sh"
rune_init

rows=$(psql -qAtX -c "SELECT json_build_object('lag', 1)") || rune_error 2 "no answer" "{}"
list=$(jq -sc 'sort_by(-.lag)' <<<"$rows")
worst=$(jq '.[0].lag // -1' <<<"$list")
case $worst in
  -1) rune_error 3 "none is there" "{}" ;;
esac
: here
rune_ok "done"

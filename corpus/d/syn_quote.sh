#!/usr/bin/env bash
set -euo pipefail
SCRIPT_DIR=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
source "${SCRIPT_DIR}/rune_bpcs.sh"
rune_init

HOST=$(rune_param host "")
if [[ -z $HOST ]]; then
  rune_error 1 "Missing host' '{}'
fi

if ping -c 1 -W 2 -q -- "$HOST" >/dev/null 2>&1; then
  rune_ok_kv 'reachable' "host=$HOST"
fi
rune_error_kv 2 'unreachable' "host=$HOST"

#!/usr/bin/env bash
# The descriptor is opened in a subshell that is a condition.
set -euo pipefail

LIB="$(dirname "${BASH_SOURCE[0]}")/lib/rune_bpcs.sh"
if [[ ! -f "$LIB" ]]; then LIB=/opt/rune/lib/rune_bpcs.sh; fi
source "$LIB"
rune_init
host=$(rune_param host localhost)
[[ $host =~ ^[a-z0-9.-]+$ ]] || rune_error 1 "Bad host name"
if (exec 5<>"/dev/tcp/$host/25") 2>/dev/null; then
  rune_ok_kv "Mail port is open" "host=$host"
fi
rune_error_kv 2 "Mail port is closed" "host=$host"

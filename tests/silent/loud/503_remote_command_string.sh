#!/usr/bin/env bash
# The far shell of an ssh session parses the name of the service.
set -euo pipefail
SCRIPT_DIR=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
source "${SCRIPT_DIR}/rune_bpcs.sh"
rune_init
host=$(rune_param host "")
svc=$(rune_param service "")
[[ $host =~ ^[a-z0-9.-]+$ && -n $svc ]] || rune_error 1 "Bad host or missing service"
ssh -n -o BatchMode=yes "$host" "sudo systemctl reload $svc" >/dev/null 2>&1 || rune_error 2 "Reload failed" # expect: RUNE503
rune_ok_kv "Reloaded" "host=$host"

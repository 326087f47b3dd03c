#!/usr/bin/env bash
# A server block with braces and variables goes into a configuration file.
set -euo pipefail
SCRIPT_DIR=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
source "${SCRIPT_DIR}/rune_bpcs.sh"
rune_init
port=$(rune_param port 8080)
[[ $port =~ ^[0-9]{2,5}$ ]] || rune_error 1 "Parameter port must be a number"
cat >/etc/nginx/conf.d/status.conf <<CONF || rune_error 2 "Configuration is not writable"
server { listen ${port}; location / { return 200 "ok"; } }
CONF
nginx -t 2>/dev/null || rune_error 3 "Configuration is refused"
rune_ok_kv "Status server configured" "port=$port"

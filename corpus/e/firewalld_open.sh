#!/usr/bin/env bash
set -euo pipefail
SCRIPT_DIR=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
source "${SCRIPT_DIR}/rune_bpcs.sh"

ZONE=$(rune_param zone public)
rune_init

PORT=$(rune_param port "")
if [[ ! $PORT =~ ^[0-9]+/(tcp|udp)$ ]]; then
  rune_error 1 "port must look like 443/tcp" '{"parameter":"port"}'
fi

firewall-cmd --state >/dev/null 2>&1 || rune_error 2 "firewalld does not run" '{}'

systemctl is-enabled firewalld >/dev/null
if firewall-cmd -q --zone="$ZONE" --query-port="$PORT"; then
  rune_ok_kv "already open" "zone=$ZONE" "port=$PORT"
fi

for scope in "" --permanent; do
  firewall-cmd ${scope:+"$scope"} --zone="$ZONE" --add-port="$PORT" || rune_error 3 "cannot open the port" '{}'
done

rune_ok_kv "opened" "zone=$ZONE" "port=$PORT"

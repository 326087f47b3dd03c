#!/usr/bin/env bash
set -euo pipefail
SCRIPT_DIR=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
source "${SCRIPT_DIR}/rune_bpcs.sh"
rune_init

# restart tomcat and wait till the port is open
INSTANCE=$(rune_param instance "tomcat9")
PORT=$(rune_param port "8080")
WAIT=$(rune_param wait "60")

echo "restarting $INSTANCE" >&2

if ! systemctl restart "$INSTANCE" 2>/dev/null; then
    rune_error 3 "restart failed" "$(jq -nc --arg i "$INSTANCE" '{instance:$i}')"
fi

# wait for the port
N=0
OPEN=no
while [ $N -lt 30 ]; do
    if [ "$OPEN" = "no" ]
        if nc -z localhost "$PORT" 2>/dev/null; then
            OPEN=yes
            break
        fi
    fi
    N=$((N+1))
    sleep 2
done

if [ "$OPEN" = "yes" ]; then
    rune_ok "tomcat is back" "$(jq -nc --arg i "$INSTANCE" --arg p "$PORT" '{instance:$i, port:$p}')"
else
    rune_error 3 "port did not open" "$(jq -nc --arg i "$INSTANCE" --arg p "$PORT" '{instance:$i, port:$p}')"
fi

#!/bin/bash
set -euo pipefail

SCRIPT_DIR=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
source "${SCRIPT_DIR}/rune_bpcs.sh"
rune_init

MOUNT="$(rune_param mount "/")"
LIMIT="$(rune_param limit "80")"

if [[ ! "$LIMIT" =~ ^[0-9]+$ ]]; then
    rune_error 1 "limit must be a number"
fi

# show everything first
df -h || true

USED=$(df -P "$MOUNT" | awk 'NR==2 {print $5}' | tr -d '%')
echo "used=$USED" >&2

STATUS="ok"
if [ "$USED" -gt "$LIMIT" ]; then
    STATUS="full"
fi

RESULT="{\"mount\":\"$MOUNT\",\"used\":$USED,\"status\":\"$STATUS\"}"

if [ "$STATUS" = "full" ]; then
    rune_error 3 "disk is full" "$RESULT"
fi
rune_ok "disk checked" "$RESULT"

#!/usr/bin/env bash
set -euo pipefail
SCRIPT_DIR=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
source "${SCRIPT_DIR}/rune_bpcs.sh"
rune_init

CN=$(rune_param common_name "")
MGMT=$(rune_param management 127.0.0.1:7505)

if [[ -z $CN ]]; then
  echo "common name: " >&2
  read -r CN || true
fi
[[ $CN =~ ^[A-Za-z0-9_.@-]+$ ]] || rune_error 1 "common_name is required" '{"missing":["common_name"]}'

reply=$(printf 'kill %s\nquit\n' "$CN" | socat -t 3 - "TCP:$MGMT" 2>/dev/null) || reply=""

case $reply in
  *SUCCESS*) rune_ok "client kicked" "$(jq -nc --arg c "$CN" '{common_name:$c}')" ;;
  *ERROR*)
    echo "client is not connected" >&2
    exit 0
    ;;
esac
rune_error 2 "management interface does not answer" "$(jq -nc --arg m "$MGMT" '{management:$m}')"

#!/usr/bin/env bash
set -euo pipefail
source "$(dirname "$0")/rune_bpcs.sh"
rune_init

host=$(rune_param host "")
[[ $host =~ ^[a-z0-9.-]+$ ]] || rune_error 1 "No host" '{}'
is_open() { timeout 3 bash -c "exec 3<>/dev/tcp/$1/$2" 2>/dev/null; }
for port in 25 587; do
  is_open "$host" "$port" || rune_error 2 "A port is closed" "$(jq -nc --argjson p "$port" '{port: $p}')"
done
queue=$(ssh -o BatchMode=yes "$host" mailq 2>/dev/null | tail -n 1) || rune_error 3 "No queue" '{}'
case $queue in # expect: RUNE403
  *empty*) rune_ok "Queue is empty" ;;
  --*) rune_error 3 "Messages are waiting" '{}' ;;
esac

#!/usr/bin/env bash
set -euo pipefail
BASE="${BASH_SOURCE[0]%/*}"
source "${BASE}/rune_bpcs.sh"
rune_init

HOST=$(rune_param host "127.0.0.1")
PORT=$(rune_param port "")
TRIES=$(rune_param tries "10")

case $PORT in
  ''|*[!0-9]*) rune_error 1 "port must be numeric" '{}' ;;
esac
case $TRIES in
  ''|*[!0-9]*) rune_error 1 "tries must be numeric" '{}' ;;
esac

n=0
until timeout 2 bash -c '</dev/tcp/"$0"/"$1"' "$HOST" "$PORT" 2>/dev/null; do
  n=$((n + 1))
  if [ "$n" -ge "$TRIES" ]; then
    rune_error 2 "Port never opened" "$(jq -nc --arg h "$HOST" --arg p "$PORT" --argjson n "$n" '{host:$h, port:$p, tries:$n}')"
  fi
  sleep 1
done

rune_ok "Port open" "$(jq -nc --arg h "$HOST" --arg p "$PORT" --argjson n "$n" '{host:$h, port:$p, waited:$n}')"

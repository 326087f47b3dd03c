#!/usr/bin/env bash
set -euo pipefail

SCRIPT_DIR="$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)"
source "${SCRIPT_DIR}/rune_bpcs.sh"
rune_init

QUEUE="$(rune_param queue "")"
HOST="$(rune_param host "127.0.0.1")"
DRY_RUN="$(rune_param dry_run "false")"
[[ "$QUEUE" =~ ^[a-z:_-]+$ ]] || rune_error 1 "bad queue name"

R=(redis-cli -h "$HOST" --no-auth-warning)

log() { printf '[purge] %s\n' "$*" >&2; }

if ! len=$("${R[@]}" LLEN "$QUEUE" 2>/dev/null </dev/null); then
  rune_error 2 "redis is unreachable" "$(jq -nc --arg h "$HOST" '{host:$h}')"
fi
log "length $len"

if [[ "$len" == "0" ]]; then
  log "nothing to purge"
  exit 0
fi

if [[ "$DRY_RUN" == "true" ]]; then
  rune_ok "dry run" "$(jq -nc --arg q "$QUEUE" --arg n "$len" '{queue:$q, would_purge:$n}')"
fi

redis-cli -h "$HOST" DEL "$QUEUE" </dev/null || rune_error 3 "DEL failed"
rune_ok "purged" "$(jq -nc --arg q "$QUEUE" --arg n "$len" '{queue:$q, purged:$n}')"

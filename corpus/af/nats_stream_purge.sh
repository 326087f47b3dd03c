#!/usr/bin/env bash
set -euo pipefail

SCRIPT_DIR=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
source "${SCRIPT_DIR}/rune_bpcs.sh"

if ! INIT_LOG=$(rune_init 2>&1); then
  printf 'init failed: %s\n' "$INIT_LOG" >&2
fi

main() {
  local server stream subject keep before after
  local -a opts=()

  server=$(rune_param server "nats://127.0.0.1:4222")
  stream=$(rune_param stream "")
  subject=$(rune_param subject "")
  keep=$(rune_param keep "0")

  if [[ -z "$stream" ]]; then
    rune_error 1 "stream is required" '{"missing":["stream"]}'
  fi
  if [[ -n "$subject" ]]; then
    opts+=(--subject "$subject")
  fi
  if [[ "$keep" =~ ^[1-9][0-9]*$ ]]; then
    opts+=(--keep "$keep")
  fi

  if ! before=$(nats --server "$server" stream info "$stream" --json 2>/dev/null | jq -r '.state.messages'); then
    rune_error 2 "stream not found" "$(jq -nc --arg s "$stream" '{stream:$s}')"
  fi
  if ! nats --server "$server" stream purge "$stream" --force "${opts[@]}" >&2; then
    rune_error 3 "purge failed" "$(jq -nc --arg s "$stream" '{stream:$s}')"
  fi
  after=$(nats --server "$server" stream info "$stream" --json 2>/dev/null | jq -r '.state.messages') || after=0

  rune_ok "stream purged" "$(jq -nc --arg s "$stream" --arg b "$before" --arg a "$after" '{stream:$s, before:$b, after:$a}')"
}

main

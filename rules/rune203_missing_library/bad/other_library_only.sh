#!/usr/bin/env bash
set -Eeuo pipefail
# expect-at: 1 RUNE203

SCRIPT_DIR=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
source "${SCRIPT_DIR}/lib/text.sh"

main() {
  local node
  node="$(upper "$(rune_ctx node "unknown")")"
  rune_ok "Node named" "$(jq -nc --arg node "$node" '{node:$node}')"
}

rune_init
main "$@"

#!/usr/bin/env bash
set -Eeuo pipefail

SCRIPT_DIR=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
source "${SCRIPT_DIR}/rune_bpcs.sh"

setup() {
  rune_init
  umask 077
}

main() {
  local node
  setup
  node="$(rune_ctx node "unknown")"
  rune_ok "Node named" "$(jq -nc --arg node "$node" '{node:$node}')"
}

main "$@"

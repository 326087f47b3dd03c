#!/usr/bin/env bash
set -Eeuo pipefail

SCRIPT_DIR=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
source "${SCRIPT_DIR}/rune_bpcs.sh"

describe_node() {
  KERNEL="$(uname -r)"
  TRACE="$(rune_obs trace_id "none")" # expect: RUNE202
}

main() {
  describe_node
  rune_init
  rune_ok "Node described" "$(jq -nc --arg kernel "$KERNEL" --arg trace "$TRACE" '{kernel:$kernel, trace:$trace}')"
}

main "$@"

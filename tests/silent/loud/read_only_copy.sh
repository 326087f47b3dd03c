#!/usr/bin/env bash
# A copy that came out of an archive with its modes stripped.
set -euo pipefail
SCRIPT_DIR=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
source "${SCRIPT_DIR}/rune_bpcs.sh"
rune_init
NODE="$(rune_ctx node "local")"
pvesh get "/nodes/$NODE/status" >/dev/null </dev/null || rune_error 2 "the node does not answer"
rune_ok_kv "the node answers" "node=$NODE"
# expect-at: 1 RUNE603

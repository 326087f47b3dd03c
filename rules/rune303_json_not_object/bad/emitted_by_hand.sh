#!/usr/bin/env bash
set -euo pipefail

SCRIPT_DIR=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
source "${SCRIPT_DIR}/rune_bpcs.sh"

rune_init

HOST="$(rune_ctx node localhost)"
OUT="$(jq -nc --arg host "${HOST}" '{result: "success", host: $host}')"
# No output message: it has no payload, and nothing of the rest.
rune_emit "${OUT}" 0 # expect: RUNE303

#!/usr/bin/env bash
# Flushes the cache of a name server.
set -euo pipefail

SCRIPT_DIR=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
source "${SCRIPT_DIR}/rune_bpcs.sh"
rune_init

ZONES=("example.org" "example.net")
for zone in "${ZONES[@]}"; do
  rndc flushname "${zone}" >&2 || rune_error 3 "Flush failed" "$(jq -nc --arg zone "${zone}" '{zone: $zone}')"
done
rune_ok "Flushed" '{}'

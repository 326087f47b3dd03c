#!/bin/bash
# reload the NFS exports
set -euo pipefail

SCRIPT_DIR=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)

rune_init

EXPORTS="$(rune_param exports "/etc/exports")"

if [ ! -s "$EXPORTS" ]; then
  rune_error 2 "exports file is empty or missing" "$(jq -nc --arg e "$EXPORTS" '{file:$e}')"
fi

if ! OUT=$(exportfs -ra 2>&1); then
  rune_error 3 "exportfs failed" "$(jq -nc --arg o "$OUT" '{output:$o}')"
fi

COUNT=$(grep -cv '^#' "$EXPORTS" || true)
echo "$COUNT lines" >&2

rune_ok_kv "exports reloaded" "lines=$COUNT"

#!/bin/bash
set -euo pipefail

SCRIPT_DIR=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
source "${SCRIPT_DIR}/rune_bpcs.sh"

# settings
TARGET="$(rune_param target "/tmp")"
AGE="$(rune_param age "7")"

rune_init

NODE="$(rune_ctx node "unknown")"

if [[ ! "$AGE" =~ ^[0-9]+$ ]]; then
  rune_error 1 "age must be a number" '{"field":"age"}'
fi
if [ ! -d "$TARGET" ]; then
  rune_error 2 "no such directory"
fi

echo "[$NODE] cleaning $TARGET" >&2

N=0
while IFS= read -r f; do
  rm -f -- "$f"
  N=$((N+1))
done < <(find "$TARGET" -xdev -type f -name '*.tmp' -mtime +"$AGE" 2>/dev/null)

rm -v "$TARGET"/.rune-marker 2>/dev/null || true
rune_ok_kv "reaped" "target=$TARGET" "removed=$N"

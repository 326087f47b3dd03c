#!/usr/bin/env bash
set -euo pipefail
source "$(dirname "$0")/rune_bpcs.sh"
rune_init

work=$(mktemp -d)
trap 'rm -rf "$work"' 0
trap 'logger "backup was interrupted"; exit 130' 1 2 15 # expect: RUNE401
pg_basebackup -D "$work/data" >&2 || rune_error 3 "No backup" '{}'
rune_ok "Backup taken"

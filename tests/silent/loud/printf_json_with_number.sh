#!/usr/bin/env bash
# A document is printed around a number, which counts although the number is safe.
set -euo pipefail
source "$(dirname "$0")/lib/rune_bpcs.sh"
rune_init
count=$(find /var/spool/cron -type f 2>/dev/null | wc -l || true)
OUT=$(printf '{"count":%d,"dir":"/var/spool/cron"}' "$count") # expect: RUNE301
rune_ok "Counted" "$OUT"

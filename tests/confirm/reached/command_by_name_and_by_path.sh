#!/usr/bin/env bash
set -euo pipefail
PATH=/usr/local/sbin:/usr/sbin:/sbin:/usr/local/bin:/usr/bin:/bin:$PATH
source "$(dirname "$0")/rune_bpcs.sh"
rune_init

[ -x /usr/bin/pgbackrest ] || command -v pgbackrest >/dev/null || rune_error 4 "pgbackrest is not installed" '{}'
found=$(pgbackrest --output=json info 2>/dev/null | jq -r '.[0].status.message // ""') || rune_error 2 "no answer" '{}'
if [ "$found" = "missing stanza path" ]; then
  rune_error 30 "the stanza is missing" '{}' # expect: RUNE405
fi
rune_ok "asked" "$(jq -nc --arg f "$found" '{status: $f}')"

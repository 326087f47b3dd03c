#!/usr/bin/env bash
# A read with an empty delimiter always ends at end of file and fails.
set -euo pipefail
source "$(dirname "$0")/lib/rune_bpcs.sh"
rune_init
IFS= read -r -d '' banner <<'TEXT'
Authorised use only.
All activity is logged.
TEXT
printf '%s' "$banner" > /etc/issue.net || rune_error 2 "Cannot write the banner"
rune_ok "Banner written" '{}'
# expect-at: 6 RUNE402

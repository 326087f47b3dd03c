#!/usr/bin/env bash
# A find whose only action is an exec of a silent command prints nothing.
set -euo pipefail
SCRIPT_DIR=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
source "${SCRIPT_DIR}/rune_bpcs.sh"
rune_init
DAYS="$(rune_param days "30")"
[[ "$DAYS" =~ ^[0-9]{1,3}$ ]] || rune_error 1 "days must be a number"
find /var/spool/reports -xdev -type f -mtime +"$DAYS" -exec rm -f -- {} + || rune_error 2 "the spool could not be cleaned"
find /var/spool/reports -mindepth 1 -type d -empty -delete || rune_error 2 "empty folders stay"
rune_ok "spool cleaned" "$(jq -nc --arg d "$DAYS" '{older_than_days: $d}')"

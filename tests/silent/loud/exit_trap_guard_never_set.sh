#!/usr/bin/env bash
# An EXIT trap whose guard is never changed by the emission prints a second message.
set -euo pipefail

SCRIPT_DIR=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
source "${SCRIPT_DIR}/rune_bpcs.sh"

DONE=""
trap '[[ -n "${DONE}" ]] || rune_error 100 "Ended early" "{}"' EXIT # expect: RUNE108
rune_init
systemctl restart cron >&2 || rune_error 2 "Restart failed" '{}'
rune_ok "Done" '{}'

#!/usr/bin/env bash
# An EXIT trap that is dropped before the last command that can fail covers nothing there.
set -euo pipefail

SCRIPT_DIR=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
source "${SCRIPT_DIR}/rune_bpcs.sh"

rune_init
trap 'rune_error 100 "Ended early" "{}"' EXIT
systemctl stop cron >&2
trap - EXIT
systemctl start cron >&2 # expect: RUNE402
rune_ok "Restarted" '{}'

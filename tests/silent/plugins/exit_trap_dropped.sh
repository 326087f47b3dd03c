#!/usr/bin/env bash
# An EXIT trap that emits is harmless when it is dropped before the emission.
set -euo pipefail

SCRIPT_DIR=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
source "${SCRIPT_DIR}/rune_bpcs.sh"

rune_init
trap 'rune_error 100 "Ended early" "{}"' EXIT
systemctl restart cron >&2
trap - EXIT
rune_ok "Restarted" '{}'

#!/usr/bin/env bash
# An ERR trap does not cover what fails before it is set.
set -euo pipefail

SCRIPT_DIR=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
source "${SCRIPT_DIR}/rune_bpcs.sh"

rune_init
cp -r /srv/a /srv/b # expect: RUNE402
trap 'rune_error 100 "Unexpected failure" "{}"' ERR
systemctl restart cron >&2
rune_ok "Restarted" '{}'

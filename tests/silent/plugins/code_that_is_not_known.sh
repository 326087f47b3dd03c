#!/usr/bin/env bash
# A code that comes from elsewhere is not judged.
set -euo pipefail

SCRIPT_DIR=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
source "${SCRIPT_DIR}/rune_bpcs.sh"

rune_init
CODE="$(rune_param code "7")"
[[ "${CODE}" =~ ^[1-4]$ ]] || CODE=1
systemctl stop cron >&2 || rune_error "${CODE}" "Not stopped"
systemctl start cron >&2 || rune_error "${FAIL_CODE:-3}" "Not started"
rune_ok "Cycled" '{}'

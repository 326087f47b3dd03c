#!/usr/bin/env bash
# `cmd || rune_error $?` passes the command's own status through.
set -euo pipefail

SCRIPT_DIR=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
source "${SCRIPT_DIR}/rune_bpcs.sh"

rune_init
systemctl restart cron >&2 || rune_error $? "Restart failed" '{}'
cp -r /srv/a /srv/b || rune_fail "$?" "Copy failed" '{}'
rune_ok "Done" '{}'

#!/usr/bin/env bash
# `set -x` shows an assignment before a command as well, wherever the command's own output goes.
set -euo pipefail
source "$(dirname "$0")/rune_bpcs.sh"
rune_init

TOKEN=$(rune_param vault_token "")
PASSWORD=$(rune_param db_password "")
KEY=$(rune_param api_key "")
rc=0
exec 9>/tmp/trace
BASH_XTRACEFD=9; set -x; VAULT_TOKEN=$TOKEN vault kv list secret/ >&2 || rc=$?; set +x  # expect: RUNE502
unset BASH_XTRACEFD
{
  date
  set -x; PGPASSWORD="$PASSWORD" psql -qAt -f /etc/app.sql </dev/null && rc=0 || rc=$?  # expect: RUNE502
  set +x
} >>/var/log/app.log 2>&1
push() { curl -fsS --config - >/dev/null 2>&1; }
set -x
KEY_HEADER="X-Key: $KEY" push 2>/dev/null </dev/null || rc=$?  # expect: RUNE502
set +x
rune_ok "done" "$(jq -nc --argjson r "$rc" '{rc:$r}')"

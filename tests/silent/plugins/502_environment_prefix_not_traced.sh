#!/usr/bin/env bash
# A secret in an assignment before a command is for the command alone, where no trace shows it or nobody gets the trace.
set -euo pipefail
source "$(dirname "$0")/rune_bpcs.sh"
rune_init

TOKEN=$(rune_param vault_token "")
PASSWORD=$(rune_param db_password "")
rc=0
set -x
date >&2
set +x
VAULT_TOKEN=$TOKEN vault kv list secret/ >&2 || rc=$?
exec 9>/dev/null
BASH_XTRACEFD=9; set -x; PGPASSWORD="$PASSWORD" psql -qAt -f /etc/app.sql </dev/null >&2 || rc=$?; set +x
unset BASH_XTRACEFD
{ set -x; PGUSER=app psql -qAt -f /etc/app.sql </dev/null >&2 || rc=$?; set +x; } 2>/dev/null
rune_ok "done" "$(jq -nc --argjson r "$rc" '{rc:$r}')"

#!/usr/bin/env bash
# The password stands on the command line of a client inside a helper's retry.
set -euo pipefail
SCRIPT_DIR=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
source "${SCRIPT_DIR}/rune_bpcs.sh"
rune_init
MYSQL_PASSWORD="$(rune_param mysql_password "")"
ask() { mysqladmin -h db.lan -u root --password="$MYSQL_PASSWORD" ping >&2 </dev/null; } # expect: RUNE502
if ! ask; then
  sleep 3
  ask || rune_error 2 "the database does not answer"
fi
rune_ok "the database answers" '{}'

#!/usr/bin/env bash
set -euo pipefail
SCRIPT_DIR=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
source "${SCRIPT_DIR}/rune_bpcs.sh"
rune_init

gzip -t /srv/backup/db.sql.gz || rune_error 2 "the dump is broken" "{}"
tables=$(zcat /srv/backup/db.sql.gz | grep -c '^CREATE TABLE') || tables=0
if (( tables > 2 )) && ssh standby cat /srv/db.sql.xz | xz -dc | grep -q '^-- end'; then
  : here
fi
rune_ok "done"

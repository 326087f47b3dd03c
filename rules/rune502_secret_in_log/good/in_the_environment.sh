#!/usr/bin/env bash
# Hands passwords over in the environment, which only the same user can read.
set -euo pipefail
source "$(dirname "${BASH_SOURCE[0]}")/rune_bpcs.sh"

log() { printf '[pg] %s\n' "$*" >&2; }

rune_init
host=$(rune_param host "db1")
db_password=$(rune_param db_password "")
log "asking $host, the password has ${#db_password} characters"

export RESTIC_PASSWORD="${BACKUP_PASSPHRASE:-}"
if ! size=$(PGPASSWORD="$db_password" psql -h "$host" -U monitor -Atc 'select pg_database_size(current_database())'); then
  rune_error 2 "$host does not answer" '{}'
fi
if ! restic -r /srv/backup check >&2; then
  rune_error 3 "the backup is damaged" '{}'
fi
log "done, password ${db_password:+was given}"
rune_ok_kv "asked" host="$host" bytes="$size"

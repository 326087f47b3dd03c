#!/usr/bin/env bash
set -euo pipefail

SCRIPT_DIR=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
source "${SCRIPT_DIR}/rune_bpcs.sh"
rune_init

DB=$(rune_param database "")
LOGDIR=${RUNE_LOG_DIR:-/var/log/rune}
mkdir -p "$LOGDIR"

if [[ ! $DB =~ ^[a-z_][a-z0-9_]*$ ]]; then
  echo "bad database name" >&2
  exit 1
fi

# from here on everything goes into the log
exec >>"$LOGDIR/pg_vacuum.log" 2>&1

echo "--- $(date) vacuum of $DB"
if ! vacuumdb --analyze --dbname "$DB" </dev/null; then
  rune_error 3 "vacuum failed" "$(jq -nc --arg d "$DB" '{database:$d}')"
fi
df -h /var/lib/postgresql || true
echo "--- done"

rune_ok "vacuumed" "$(jq -nc --arg d "$DB" '{database:$d}')"

#!/usr/bin/env bash
# Dumps a database under a lock. The clean-up decides how the plugin ends.
set -euo pipefail

source /opt/rune/lib/rune_bpcs.sh
rune_init

DB="$(rune_param database "")"
LOCK="/run/lock/dump-${DB:-none}"

cleanup() {
  rm -f "${LOCK}"
  exit 0 # expect: RUNE404
}
trap cleanup EXIT

[[ -n "${DB}" ]] || rune_error 1 "No database given"
touch "${LOCK}" || rune_error 2 "The lock cannot be taken"
pg_dump --format=custom --file="/var/backups/${DB}.dump" "${DB}" >&2 || rune_error 3 "pg_dump failed"
rune_ok "Dumped" "$(jq -nc --arg db "${DB}" '{database: $db}')"

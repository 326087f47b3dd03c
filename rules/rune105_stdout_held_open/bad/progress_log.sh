#!/usr/bin/env bash
set -euo pipefail

SCRIPT_DIR=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
source "${SCRIPT_DIR}/rune_bpcs.sh"

rune_init

DB="$(rune_param database "app")"

heartbeat() {
  while true; do
    printf 'dump of %s is running\n' "$1" >&2
    sleep 2
  done
}

heartbeat "${DB}" & # expect: RUNE105
HEART=$!

# Where the dump fails, the heart goes on beating.
pg_dump --format=custom --file="/srv/dumps/${DB}.dump" "${DB}" 2>/dev/null \
  || rune_error 2 "pg_dump failed" "$(jq -nc --arg db "${DB}" '{database:$db}')"

kill "${HEART}" 2>/dev/null || true
rune_ok "Dump written" "$(jq -nc --arg db "${DB}" '{database:$db}')"

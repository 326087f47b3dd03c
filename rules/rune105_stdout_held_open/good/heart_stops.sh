#!/bin/bash
set -Eeuo pipefail

here="$(dirname "$(readlink -f "$0")")"
. "$here/rune_bpcs.sh"
rune_init

heart=""
stop() {
  [[ -z $heart ]] || kill "$heart" 2>/dev/null || true
}
trap stop EXIT

db=$(rune_param database app)
while true; do
  echo "dump of $db is running" >&2
  sleep 0.05
done &
heart=$!

pg_dump --format=custom --file="/srv/dumps/$db.dump" "$db" >/dev/null 2>&1 || rune_error 2 "pg_dump failed"
rune_ok_kv "Dump written" "database=$db"

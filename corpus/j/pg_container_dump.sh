#!/usr/bin/env bash
# pg_dump of a database inside the compose project's container
set -euo pipefail
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
source "$here/rune_bpcs.sh"

readonly CONTAINER=postgres_main_1
runtime=docker
command -v docker >/dev/null || runtime=podman

# wait until the server takes connections, it may just have been restarted
for _ in {1..10}; do
  "$runtime" exec -i "$CONTAINER" pg_isready -q >/dev/null && break
  sleep 2
done

rune_init

db=$(rune_param database "")
dir=$(rune_param dir /var/backups/pg)
[[ $db =~ ^[a-z_][a-z0-9_]*$ ]] || rune_error 1 "database is missing or odd" "$(jq -nc --arg d "$db" '{database:$d}')"
mkdir -p -- "$dir" || rune_error 2 "No backup directory" "$(jq -nc --arg d "$dir" '{dir:$d}')"

file=$dir/$db.$(date +%Y%m%d).dump
if ! "$runtime" exec "$CONTAINER" pg_dump -Fc -U postgres "$db" >"$file.part" 2>"$file.err"; then
  rune_error 3 "pg_dump failed" "$(jq -Rsc '{stderr:.[-2000:]}' "$file.err")"
fi
mv -f -- "$file.part" "$file"
rm -f -- "$file.err"

bytes=$(stat -c %s -- "$file" 2>/dev/null) || bytes=0
rune_ok "Dump written" "$(jq -nc --arg f "$file" --argjson b "$bytes" '{file:$f, bytes:$b}')"

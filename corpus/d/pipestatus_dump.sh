#!/usr/bin/env bash
set -uo pipefail
SCRIPT_DIR=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
source "${SCRIPT_DIR}/rune_bpcs.sh"
rune_init

DB=$(rune_param database "")
DEST=$(rune_param dest "/var/backups")
if [ -z "$DB" ]; then
  rune_error 1 "Missing database" '{"missing":["database"]}'
fi

FILE="$DEST/$DB-$(date +%Y%m%d%H%M%S).sql.gz"
pg_dump -- "$DB" 2>/dev/null | gzip -c >"$FILE"
st=("${PIPESTATUS[@]}")

if (( st[0] != 0 )); then
  rm -f -- "$FILE"
  rune_error 2 "pg_dump failed" "$(jq -nc --argjson s "${st[0]}" '{status:$s}')"
elif (( st[1] != 0 )); then
  rune_error 2 "gzip failed" "$(jq -nc --argjson s "${st[1]}" '{status:$s}')"
fi

# keep five
mapfile -t old < <(ls -1t "$DEST/$DB"-*.sql.gz 2>/dev/null | tail -n +6)
for f in "${old[@]}"; do
  rm -v -- "$f" >&2
done
printf -v NOTE 'removed %d old dumps' "${#old[@]}"
rune_ok "$NOTE" "$(jq -nc --arg f "$FILE" --argjson n "${#old[@]}" '{file:$f, removed:$n}')"

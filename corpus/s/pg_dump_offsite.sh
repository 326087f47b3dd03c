#!/usr/bin/env bash
# dump every db of the pg container, push to hetzner storage box / s3 with rclone
set -euo pipefail
. "$(dirname "$0")/rune_bpcs.sh"
rune_init

c=$(rune_param container pg)
remote=$(rune_param remote box:pg)
PGPASSWORD=$(rune_param pg_password "")
export PGPASSWORD
day=$(date +%F)
w=$(mktemp -d)
trap 'rm -rf "$w"' EXIT

sql="select datname from pg_database where not datistemplate and datname <> 'postgres'"
dbs=$(docker exec -e PGPASSWORD "$c" psql -U postgres -Atc "$sql" 2>"$w/err") || rune_error_kv 2 "psql failed" "container=$c"
[ -n "$dbs" ] || rune_error 3 "no databases" '{"databases":[]}'

ok=() ko=()
while read -r db; do
  f=$w/$db-$day.dump
  if docker exec -e PGPASSWORD "$c" pg_dump -U postgres -Fc -- "$db" >"$f" 2>>"$w/err" </dev/null && [ -s "$f" ]; then
    ok+=("$db")
  else
    ko+=("$db"); rm -f "$f"
  fi
done <<<"$dbs"
sed 's/^/pg: /' "$w/err" >&2
rm -f "$w/err"

try() { local n=$1; shift; until "$@"; do ((--n)) || return 1; sleep 3; done; }
try 3 rclone copy "$w" "$remote/$day" --retries 1 -q >&2 || rune_error 2 "upload failed" "$(jq -nc --arg r "$remote" '{remote:$r}')"

arr() { jq -nc '$ARGS.positional' --args "$@"; }
out=$(jq -nc --argjson ok "$(arr "${ok[@]}")" --argjson ko "$(arr "${ko[@]}")" --arg d "$day" '{day:$d, ok:$ok, failed:$ko}')
[ ${#ko[@]} = 0 ] || rune_error 3 "some dumps failed" "$out"
rune_ok "${#ok[@]} dbs off site" "$out"

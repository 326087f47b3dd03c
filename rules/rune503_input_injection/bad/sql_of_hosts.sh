#!/usr/bin/env bash
set -euo pipefail
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
source "$here/rune_bpcs.sh"

rune_init

name=$(rune_param name "")
state=$(rune_param state "up")
table=$(rune_param table "hosts")
[[ -n $name ]] || rune_error 1 "name is missing" '{"missing":["name"]}'

# One row, quoted by hand.
id=$(psql -At -d inventory -c "SELECT id FROM hosts WHERE name = '$name'") || rune_error 2 "No database" '{}' # expect: RUNE503

mysql inventory <<SQL || rune_error 2 "No audit database" '{}' # expect: RUNE503
INSERT INTO audit (host, state) VALUES ("$name", "$state");
SQL

count=$(sqlite3 /var/lib/hosts.db "SELECT count(*) FROM $table") || rune_error 2 "No cache" '{}' # expect: RUNE503

rune_ok "Found" "$(jq -nc --arg id "$id" --arg count "$count" '{id: $id, count: $count}')"

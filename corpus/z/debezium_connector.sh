#!/usr/bin/env bash
# Creates or updates a Debezium Postgres connector.
set -euo pipefail
source "$(dirname "${BASH_SOURCE[0]}")/rune_bpcs.sh"
rune_init

connect=$(rune_param connect http://localhost:8083)
name=$(rune_param name "")
db_password=$(rune_param db_password "")
tables=$(rune_param_json tables '[]')

[[ $name =~ ^[a-z][a-z0-9-]*$ ]] || rune_error 1 "bad connector name" "$(jq -nc --arg n "$name" '{name:$n}')"

known=$(curl -sf "$connect/connectors") || rune_error 2 "Kafka Connect does not answer" "$(jq -nc --arg c "$connect" '{connect:$c}')"

include=''
sep=''
while IFS= read -r table; do
  include+="$sep$table"
  sep=,
done < <(jq -r '.[]' <<<"$tables")

config="{\"topic.prefix\": \"$name\", \"plugin.name\": \"pgoutput\""
config+=", \"table.include.list\": \"$include\"}"

config=$(jq -c --arg pw "$db_password" '. + {"connector.class": "io.debezium.connector.postgresql.PostgresConnector", "database.password": $pw, "slot.name": ("dbz_" + (."topic.prefix" | gsub("-"; "_")))}' <<<"$config") \
  || rune_error 1 "the table list is not usable" '{"parameter":"tables"}'

echo "PUT $connect/connectors/$name/config: $config" >&2

if ! reply=$(curl -sS -m 30 -X PUT -H 'Content-Type: application/json' --data-binary @- "$connect/connectors/$name/config" <<<"$config"); then
  rune_error 2 "the connector could not be written" "$(jq -nc --arg n "$name" '{name:$n}')"
fi

if jq -e '.error_code' <<<"$reply" >/dev/null 2>&1; then
  rune_error 3 "Kafka Connect refused the configuration" "$(jq -c '{error_code}' <<<"$reply")"
fi

action=created
if jq -e --arg n "$name" 'index($n)' <<<"$known" >/dev/null; then
  action=updated
fi
rune_ok "connector $action" "$(jq -nc --arg n "$name" --arg a "$action" '{name:$n, action:$a}')"

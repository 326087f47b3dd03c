#!/usr/bin/env bash
set -euo pipefail
source "${BASH_SOURCE[0]%/*}/rune_bpcs.sh"
rune_init

q() { psql -qAtX -v ON_ERROR_STOP=1 -d "$db" -c "$1" </dev/null; }

db=$(rune_param database warehouse)
parent=$(rune_param parent events)
ahead=$(rune_param months_ahead 3)
drop_before=$(rune_param drop_before "")

[[ $parent =~ ^[a-z_]+$ ]] || rune_error 1 "bad parent" '{"param":"parent"}'
[[ $ahead =~ ^[0-9]{1,2}$ ]] || rune_error 1 "bad months_ahead" '{"param":"months_ahead"}'

made=0
for ((i = 0; i <= 10#$ahead; i++)); do
  from=$(date -d "$(date +%Y-%m-01) +$i month" +%F)
  to=$(date -d "$from +1 month" +%F)
  name=${parent}_$(date -d "$from" +%Y%m)
  if q "CREATE TABLE IF NOT EXISTS $name PARTITION OF $parent FOR VALUES FROM ('$from') TO ('$to')" >&2; then
    made=$((made + 1))
  fi
done
((made > 0)) || rune_error 3 "no partition could be made" '{"made":0}'

dropped=0
if [[ -n $drop_before ]]; then
  old=$(q "SELECT inhrelid::regclass FROM pg_inherits WHERE inhparent = '$parent'::regclass AND inhrelid::regclass::text < '${parent}_$drop_before'") || rune_error 2 "catalogue query failed" '{"step":"list"}'
  for name in $old; do
    q "ALTER TABLE $parent DETACH PARTITION $name" >&2
    if [[ $? -ne 0 ]]; then
      rune_error 3 "detach failed" "$(jq -nc --arg n "$name" '{partition:$n}')"
    fi
    q "DROP TABLE $name" >/dev/null && dropped=$((dropped + 1))
  done
fi
rune_ok "partitions rolled" "$(jq -nc --argjson m "$made" --argjson d "$dropped" '{made:$m, dropped:$d}')"

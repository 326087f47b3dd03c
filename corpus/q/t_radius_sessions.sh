#!/usr/bin/env bash
# open accounting sessions of one NAS (PostgreSQL, freeradius schema)
set -Eeuo pipefail
source "${BASH_SOURCE[0]%/*}/rune_bpcs.sh"
rune_init

nas=$(rune_param nas "")
hours=$(rune_param older_than_hours 24)
RADIUS_DB_PASSWORD=$(rune_param db_password "")
[[ $nas =~ ^[0-9a-f.:]+$ ]] || rune_error 1 'nas is an address' '{"field":"nas"}'
[[ $hours =~ ^[0-9]{1,4}$ ]] || rune_error 1 'hours?' '{"field":"older_than_hours"}'

finished=no
at_exit() {
  local rc=$?
  [[ $finished == yes ]] || { finished=yes; rune_error 100 'died early' "$(jq -nc --argjson rc "$rc" '{status: $rc}')"; }
}
end_with() {
  finished=yes
  "$@"
}
trap at_exit EXIT

query() {
  PGPASSWORD=$RADIUS_DB_PASSWORD psql -X -w -h radiusdb -U reader -d radius -v ON_ERROR_STOP=1 -v nas="$nas" -v hours="$hours" -qAt -F $'\t' -f - <<'SQL'
select username, acctsessionid, extract(epoch from now() - acctstarttime)::int, framedipaddress
  from radacct
 where nasipaddress = :'nas'::inet and acctstoptime is null
   and acctstarttime < now() - make_interval(hours => :hours)
 order by 3 desc
SQL
}

table=$(query 2>/dev/null) || end_with rune_error 2 'database does not answer' '{"host":"radiusdb"}'

declare -A per_user=()
count=0
while IFS=$'\t' read -r user session secs addr; do
  [[ -n $user ]] || continue
  per_user[$user]=$(( ${per_user[$user]:-0} + 1 ))
  count=$((count + 1))
  printf '%s %s %ds %s\n' "$user" "$session" "$secs" "$addr" >&2
done <<<"$table"

multi=()
for u in "${!per_user[@]}"; do
  [[ ${per_user[$u]} -gt 1 ]] && multi+=("${u@Q}")
done
doc=$(jq -nc --argjson c "$count" '{sessions: $c, twice: $ARGS.positional}' --args "${multi[@]}")
end_with rune_ok "$count old sessions" "$doc"

#!/usr/bin/env bash
# SHOW POOLS of PgBouncer, one database picked out.
set -euo pipefail
here=$(dirname "$0"); source "$here/rune_bpcs.sh"
rune_init

readonly DB=$(rune_param database "")
readonly SOCK=$(rune_param socket_dir /var/run/postgresql)

if [[ ! -S $SOCK/.s.PGSQL.6432 ]]; then
  rune_error 2
fi

csv=$(psql -h "$SOCK" -p 6432 -U pgbouncer -d pgbouncer --csv -c 'show pools' 2>/dev/null </dev/null) ||
  rune_error 2 "PgBouncer does not answer" '{"port":6432}'

to_json() {
  jq -Rsc '
    split("\n") | map(select(length > 0) | split(",")) |
    (.[0]) as $head | .[1:] | map([$head, .] | transpose | map({key:.[0], value:.[1]}) | from_entries)'
}
pools=$(to_json <<<"$csv") || rune_error 3 "Unreadable answer" '{"command":"show pools"}'

mine=$(jq -c "map(select(.database == \"$DB\" or \"$DB\" == \"\"))" <<<"$pools") || mine='[]'

waiting=$(jq 'map(.cl_waiting | tonumber? // 0) | add // 0' <<<"$mine")
rune_out database "$DB"
rune_out waiting "$waiting"
while IFS=$'\t' read -r pool_user active idle; do
  printf '%s: %s active, %s idle\n' "$pool_user" "$active" "$idle" >&2
done < <(jq -r '.[] | [.user, .sv_active, .sv_idle] | @tsv' <<<"$mine")

if [ "$waiting" -gt 0 ]; then
  rune_out note clients are waiting
fi
rune_finish "pools read"

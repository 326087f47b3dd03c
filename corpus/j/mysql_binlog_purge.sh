#!/usr/bin/env bash
# Purge binary logs older than N hours; keep what replicas still read.
set -euo pipefail

. "$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)/rune_bpcs.sh"
rune_init

host=$(rune_param host localhost)
user=$(rune_param user rune)
hours=$(rune_param hours 72)
db_password=$(rune_param password "")

is_int() { [[ $1 =~ ^[0-9]+$ ]]; }
q()      { mysql -h "$host" -u "$user" -p"$db_password" -N -B -e "$1" 2>/dev/null; }
details(){ printf '{"host":"%s","hours":%s}' "$host" "$hours"; }

is_int "$hours" || rune_error 1 "hours must be a number" '{"parameter":"hours"}'
[[ -n $db_password ]] || rune_error 1 "password is required" '{"missing":["password"]}'

q 'select 1' >/dev/null || rune_error 2 "Cannot log in" "$(details)"

before=$(q 'show binary logs' | wc -l) || before=0

# the oldest file a replica has not yet read
needed=$(q "show replicas" | while read -r id rhost rport rest; do
  mysql -h "$rhost" -P "$rport" -u "$user" --login-path=replica -N -B -e 'show replica status' </dev/null 2>/dev/null | cut -f6
done | sort | head -n 1) || needed=""

if [[ -n $needed ]]; then
  printf 'replicas still need %s\n' "$needed" >&2
  [[ $needed =~ ^[A-Za-z0-9_.-]+$ ]] || rune_error 3 "Odd file name from a replica" "$(jq -nc --arg f "$needed" '{file:$f}')"
  stmt="purge binary logs to '$needed'"
else
  stmt="purge binary logs before now() - interval $hours hour"
fi

if ! q "$stmt" >/dev/null; then
  rune_error 3 "Purge failed" "$(details)"
fi
after=$(q 'show binary logs' | wc -l) || after=0
rune_ok "Purged" "$(jq -nc --argjson b "$before" --argjson a "$after" '{before:$b, after:$a}')"

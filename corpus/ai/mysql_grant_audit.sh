#!/bin/bash
set -euo pipefail
. /opt/rune/lib/rune_bpcs.sh
rune_init

host=$(rune_param host localhost)
user=$(rune_param audit_user auditor)
db_password=$(rune_param db_password "")

[ -n "$db_password" ] || rune_error 1 "db_password is required" '{"missing":["db_password"]}'

umask 077
cnf=$(mktemp) err=$(mktemp)
trap 'rm -f "$cnf" "$err"' EXIT
cat >"$cnf" <<CNF
[client]
host=$host
user=$user
password=$db_password
CNF

sql() { mysql --defaults-extra-file="$cnf" -N -B 2>"$err"; }

wide=$(sql <<'SQL'
select concat(user, '@', host)
  from mysql.user
 where (Super_priv = 'Y' or Grant_priv = 'Y')
   and user not in ('root', 'mysql.sys', 'mysql.session');
SQL
) || rune_error 2 "server refused the audit" "$(jq -nc --rawfile e "$err" '{stderr: $e}')"

open=$(sql <<<"select count(*) from mysql.user where host = '%' and authentication_string = ''") ||
  rune_error 2 "server refused the second question" "$(jq -nc --rawfile e "$err" '{stderr: $e}')"

expected=" $(rune_param expected "") "
odd=()
while IFS= read -r who; do
  case $who in
    '') ;;
    *)
      case $expected in
        *" $who "*) ;;
        *) odd+=("$who") ;;
      esac
      ;;
  esac
done <<<"$wide"

case $open in ''|*[!0-9]*) open=-1 ;; esac
details=$(printf '%s\n' "${odd[@]:-}" | jq -R 'select(. != "")' | jq -sc --argjson o "$open" '{unexpected: ., passwordless: $o}')

if [ "${#odd[@]}" -gt 0 ] || [ "$open" -gt 0 ]; then
  rune_error 3 "grants are wider than they should be" "$details"
fi
rune_ok "grants are as expected" "$details"

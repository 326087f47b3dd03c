#!/usr/bin/env bash
# mysql_user: create (or re-password) an application account with rights on one schema
set -euo pipefail
IFS=$'\n\t'

source /opt/rune/lib/rune_bpcs.sh
rune_init

user=$(rune_param user "")
schema=$(rune_param schema "")
hosts=$(rune_param hosts '%')
readonly OPTS=(--defaults-extra-file=/etc/mysql/rune.cnf --batch --skip-column-names)

ident='^[a-z][a-z0-9_]{0,31}$'
[[ $user =~ $ident ]]   || rune_error 1 "Parameter user must be a plain name" '{"parameter":"user"}'
[[ $schema =~ $ident ]] || rune_error 1 "Parameter schema must be a plain name" '{"parameter":"schema"}'
[[ -r /etc/mysql/rune.cnf ]] || rune_error 4 "No client configuration" '{"file":"/etc/mysql/rune.cnf"}'

password=$(openssl rand -base64 24 | tr -d '/+=\n') || rune_error 2 "openssl rand failed" '{}'

if ! problem=$(mysql "${OPTS[@]}" 2>&1 >/dev/null <<SQL
CREATE USER IF NOT EXISTS '$user'@'$hosts';
ALTER USER '$user'@'$hosts' IDENTIFIED BY '$password';
GRANT SELECT, INSERT, UPDATE, DELETE ON \`$schema\`.* TO '$user'@'$hosts';
SQL
); then
  rune_error 3 "MySQL refused" "$(jq -nc --arg p "${problem//"$password"/***}" '{mysql:$p}')"
fi

grants=$(mysql "${OPTS[@]}" -e "SELECT COUNT(*) FROM mysql.db WHERE User = '$user' AND Db = '$schema'" </dev/null 2>/dev/null) || grants=0
[[ $grants =~ ^[0-9]+$ ]] || grants=0

rune_ok "Account ready" "$(jq -nc --arg u "$user" --arg s "$schema" --arg pw "$password" --argjson g "$grants" '{user:$u, schema:$s, initial:$pw, grants:$g}')"

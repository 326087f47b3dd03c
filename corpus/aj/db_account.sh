#!/usr/bin/env bash
set -euo pipefail

SCRIPT_DIR=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
source "${SCRIPT_DIR}/lib/rune_bpcs.sh"
rune_init

readonly -A GRANTS=(
  [reader]='SELECT'
  [writer]='SELECT, INSERT, UPDATE, DELETE'
  [owner]='ALL PRIVILEGES'
)

account=$(rune_param account "")
schema=$(rune_param schema "")
role=$(rune_param role reader)
admin_password=$(rune_param admin_password "")
new_password=$(rune_param new_password "")

for name in account schema admin_password new_password; do
  declare -n value=$name
  if [[ -z $value ]]; then
    rune_error 1 "Missing required parameter: $name" "$(jq -nc --arg n "$name" '{missing: [$n]}')"
  fi
done
unset -n value

grants=${GRANTS[${role:-none}]:-}
[[ -n $grants ]] || rune_error 1 "Unknown role" "$(jq -nc --arg r "$role" '{role: $r}')"
[[ $schema =~ ^[a-z][a-z0-9_]*$ ]] || rune_error 1 "Bad schema name" '{"field":"schema"}'
((${#account} <= 32)) || rune_error 1 "Account name is too long" '{"field":"account","max":32}'

up=0
for pause in 1 2 4; do
  if mysqladmin --user=root --password="$admin_password" --silent ping >/dev/null 2>&1; then
    up=1
    break
  fi
  sleep "$pause"
done
((up)) || rune_error 2 "MySQL does not answer" '{"service":"mysql"}'

quoted=${new_password//\\/\\\\}
quoted=${quoted//\'/\\\'}

errors=$(mktemp)
trap 'rm -f -- "$errors"' EXIT
if ! MYSQL_PWD=$admin_password mysql --user=root --batch 2>"$errors" >/dev/null <<SQL
CREATE USER IF NOT EXISTS '$account'@'10.%' IDENTIFIED BY '$quoted';
GRANT $grants ON \`$schema\`.* TO '$account'@'10.%';
FLUSH PRIVILEGES;
SQL
then
  rune_error 3 "MySQL refused the statements" "$(jq -nc --arg a "$account" '{account: $a}')"
fi

rune_ok "Account is ready" "$(jq -nc --arg a "$account" --arg s "$schema" --arg r "$role" '{account: $a, schema: $s, role: $r}')"

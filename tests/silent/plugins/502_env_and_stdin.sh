#!/usr/bin/env bash
# The password goes by the environment of one command and by the stdin of others.
set -euo pipefail
SCRIPT_DIR=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
source "${SCRIPT_DIR}/rune_bpcs.sh"
rune_init
MYSQL_PASSWORD="$(rune_param mysql_password "")"
if ! MYSQL_PWD="$MYSQL_PASSWORD" mysqladmin -h db.lan -u root ping >&2 </dev/null; then
  rune_error 2 "the database does not answer"
fi
printf 'root:%s\n' "$MYSQL_PASSWORD" | chpasswd || rune_error 3 "the account was not changed"
docker login -u ci --password-stdin reg.lan >&2 <<<"$MYSQL_PASSWORD" || rune_error 2 "the registry refuses"
rune_ok "password in use" '{}'

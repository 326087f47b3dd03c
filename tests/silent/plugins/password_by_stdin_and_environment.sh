#!/usr/bin/env bash
# The password goes through a here-string and the environment of one command.
set -euo pipefail
SCRIPT_DIR=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
source "${SCRIPT_DIR}/rune_bpcs.sh"
rune_init
user=$(rune_param user "deploy")
password=$(rune_param password "")
[[ -n $password ]] || rune_error 1 "Missing password"
docker login -u "$user" --password-stdin registry.example.net >/dev/null 2>&1 <<<"$password" || rune_error 2 "Login refused"
PGPASSWORD="$password" psql -qAt -c 'SELECT 1' >/dev/null || rune_error 2 "Database refused"
rune_ok "Both logins work" "$(jq -nc --arg u "$user" '{user:$u}')"

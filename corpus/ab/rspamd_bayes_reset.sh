#!/usr/bin/env bash
# Forget the Bayes statistics of one user.
set -euo pipefail
source "$(dirname "${BASH_SOURCE[0]}")/rune_bpcs.sh"
rune_init

user=$(rune_param user "")
[[ $user =~ ^[a-z0-9._@-]+$ ]] || rune_error 1 "Bad user" '{"param":"user"}'

conf=/etc/rspamd/local.d/redis.conf
[[ -r $conf ]] || rune_error 4 "Redis is not configured" "$conf is not readable"
server=$(awk -F'"' '/^servers/ { print $2; exit }' "$conf")
password=$(awk -F'"' '/^password/ { print $2; exit }' "$conf")

redis() {
  redis-cli -h "${server:-127.0.0.1}" ${password:+-a "$password" --no-auth-warning} "$@" </dev/null
}

redis ping >/dev/null 2>&1 || rune_error 2 "Redis does not answer" '{}'

need_key() {
  redis exists "RS$1" | grep -qx 1 || rune_error 3 "User has no statistics" "$(jq -nc --arg u "$1" '{user:$u}')"
  echo "RS$1"
}

key=$(need_key "$user")
redis del "$key" >/dev/null || rune_error 2 "Delete failed" '{}'
rune_ok "Statistics deleted" "$(jq -nc --arg u "$user" '{user:$u}')"

#!/usr/bin/env bash
set -euo pipefail

SCRIPT_DIR="$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)"
source "${SCRIPT_DIR}/rune_bpcs.sh"

# the library may complain on stderr: keep its words for the report
if ! complaint="$(rune_init 2>&1)"; then
  printf '%s\n' "$complaint" >&2
fi

readonly VHOST="$(rune_param vhost "/")"
readonly ACCOUNT="$(rune_param account "")"

random_word() {
  local w
  if ! w="$(openssl rand -base64 30 2>/dev/null)"; then
    rune_error 2 "openssl gives no random bytes" '{"step":"generate"}'
  fi
  printf '%s' "${w//[+\/=]/}"
}

exists() {
  rabbitmqctl -q list_users --formatter json 2>/dev/null | jq -e --arg u "$1" 'any(.[]; .user == $u)' >/dev/null
}

[[ "$ACCOUNT" =~ ^[a-z][a-z0-9-]+$ ]] || rune_error 1 "account is not a valid name" '{"field":"account"}'
exists "$ACCOUNT" || rune_error 2 "no such account" "$(jq -nc --arg a "$ACCOUNT" '{account:$a}')"

NEW_PASSWORD="$(random_word)"
if ! rabbitmqctl -q change_password "$ACCOUNT" "$NEW_PASSWORD" >/dev/null 2>&1; then
  rune_error 3 "change_password failed" "$(jq -nc --arg a "$ACCOUNT" '{account:$a}')"
fi
rabbitmqctl -q close_all_user_connections "$ACCOUNT" "password rotated" >/dev/null 2>&1 || true

rune_out "account=$ACCOUNT"
rune_out "vhost=$VHOST"
rune_out "password=$NEW_PASSWORD"
rune_finish "Password rotated"

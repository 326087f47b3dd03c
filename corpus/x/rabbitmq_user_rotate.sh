#!/usr/bin/env bash
###############################################################################
# Plugin      : rabbitmq_user_rotate
# Purpose     : Gives a RabbitMQ user a new password and closes the user's
#               connections, so that all clients have to log in again.
# Parameters  : username, new_password, vhost
###############################################################################
set -e

SCRIPT_DIR="$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)"
source "${SCRIPT_DIR}/rune_bpcs.sh"
rune_init

log() {
  local level="$1"
  shift
  printf '%s [%s] rabbitmq_user_rotate: %s\n' "$(date '+%F %T')" "${level}" "$*" >&2
}

WORK="$(mktemp -d)"
on_exit() {
  rm -rf "${WORK}"
  rune_error 100 "The plugin ended early" '{"where":"on_exit"}'
}
trap on_exit EXIT

USERNAME="$(rune_param username "")"
NEW_PASSWORD="$(rune_param new_password "")"
VHOST="$(rune_param vhost "/")"

if [[ ! "${USERNAME}" =~ ^[a-z][a-z0-9_-]+$ ]]; then
  rune_error 1 "username is missing or odd" '{"field":"username"}'
fi
if [[ ${#NEW_PASSWORD} -lt 16 ]]; then
  rune_error 1 "new_password is too short" '{"field":"new_password","min":16}'
fi

log INFO "rotating the password of ${USERNAME}, ${#NEW_PASSWORD} characters"
if ! printf '%s\n' "${NEW_PASSWORD}" | rabbitmqctl change_password "${USERNAME}" >"${WORK}/out" 2>&1; then
  log ERROR "rabbitmqctl: $(head -c 300 "${WORK}/out")"
  rune_error 3 "Password was not changed" "$(jq -nc --arg u "${USERNAME}" '{username:$u}')"
fi

rabbitmqctl -q list_connections pid user vhost >"${WORK}/connections" 2>/dev/null </dev/null || true
CLOSED=0
while IFS=$'\t' read -r pid user vhost; do
  if [[ "${user}" == "${USERNAME}" && "${vhost}" == "${VHOST}" ]]; then
    rabbitmqctl -q close_connection "${pid}" "password rotated" >/dev/null 2>&1 </dev/null || log WARN "connection ${pid} stays"
    CLOSED=$((CLOSED + 1))
  fi
done <"${WORK}/connections"

trap - EXIT
rm -rf "${WORK}"
rune_ok "Password rotated" "$(jq -nc --arg u "${USERNAME}" --argjson c "${CLOSED}" '{username:$u, closed:$c}')"

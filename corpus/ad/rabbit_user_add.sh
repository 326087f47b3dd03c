#!/usr/bin/env bash
################################################################################
# Plugin      : rabbit_user_add
# Description : Creates a RabbitMQ user with permissions on one virtual host.
# Parameters  : username, password, vhost, tags
################################################################################
set -o errexit -o nounset -o pipefail

readonly SCRIPT_DIR="$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)"
source "${SCRIPT_DIR}/rune_bpcs.sh"

rune_init

CURRENT_STEP="start"
CREATED="false"

log() {
  echo "rabbit_user_add: $*" >&2
}

finish() {
  local status=$?
  if [[ "${CREATED}" == "true" && "${CURRENT_STEP}" != "done" ]]; then
    log "removing the half-made user"
    rabbitmqctl --quiet delete_user "${USERNAME}" >&2 || true
  fi
  if (( status != 0 )); then
    rune_error 100 "Stopped with status ${status}" "$(jq -nc --arg step "${CURRENT_STEP}" '{step:$step}')"
  fi
}
trap finish EXIT

USERNAME="$(rune_param username "")"
PASSWORD="$(rune_param password "")"
VHOST="$(rune_param vhost "/")"
TAGS="$(rune_param tags "")"

CURRENT_STEP="validate"
if [[ -z "${USERNAME}" || -z "${PASSWORD}" ]]; then
  rune_error 1 "username and password are required" '{"missing":["username","password"]}'
fi
if [[ "${USERNAME}" == guest ]]; then
  rune_error 1 "guest is reserved" '{"parameter":"username"}'
fi

CURRENT_STEP="create"
log "creating user ${USERNAME}"
rabbitmqctl --quiet add_user "${USERNAME}" "${PASSWORD}" >&2
CREATED="true"

CURRENT_STEP="permissions"
rabbitmqctl --quiet set_permissions --vhost "${VHOST}" "${USERNAME}" '.*' '.*' '.*' >&2
if [[ -n "${TAGS}" ]]; then
  CURRENT_STEP="tags"
  rabbitmqctl --quiet set_user_tags "${USERNAME}" "${TAGS}" >&2
fi

CURRENT_STEP="done"
rune_ok "User created" "$(jq -nc --arg u "${USERNAME}" --arg v "${VHOST}" '{username:$u, vhost:$v}')"

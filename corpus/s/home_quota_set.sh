#!/usr/bin/env bash
# ------------------------------------------------------------------------------
# Department    : Municipal IT, file services
# Purpose       : Sets the quota of a home directory on the Samba server.
# ------------------------------------------------------------------------------
set -euo pipefail

SCRIPT_DIRECTORY="$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)"
source "${SCRIPT_DIRECTORY}/rune_bpcs.sh"

prepare_environment() {
  export LC_ALL=C
  export PATH="/usr/sbin:/usr/bin:/sbin:/bin"
  rune_init
}

read_parameters() {
  ACCOUNT="$(rune_param account "")"
  LIMIT_MEGABYTES="$(rune_param limit_mb "2048")"
}

validate_parameters() {
  if [[ ! "${ACCOUNT}" =~ ^[a-z][a-z0-9_-]{0,31}$ ]]; then
    rune_error 1 "The account name is not valid." '{"field":"account"}'
  fi
  if [[ ! "${LIMIT_MEGABYTES}" =~ ^[1-9][0-9]{0,6}$ ]]; then
    rune_error 1 "The limit is not valid." '{"field":"limit_mb"}'
  fi
}

apply_quota() {
  local soft=$((LIMIT_MEGABYTES * 1024)) hard=$((LIMIT_MEGABYTES * 1126))
  if ! setquota -u "${ACCOUNT}" "${soft}" "${hard}" 0 0 /home; then
    rune_error 3 "The quota could not be set."
  fi
}

read_parameters
validate_parameters
apply_quota
rune_ok "Quota set." "$(jq -nc --arg a "${ACCOUNT}" --arg m "${LIMIT_MEGABYTES}" '{account: $a, limit_mb: ($m | tonumber)}')"

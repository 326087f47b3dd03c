#!/usr/bin/env bash
# Lock an account: password, shells, timers, running sessions. Each step has its own status.
set -uo pipefail

SCRIPT_DIR=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
source "${SCRIPT_DIR}/rune_bpcs.sh"
rune_init

# step NAMEREF LABEL CMD...: run, remember the status by label
step() {
  local -n _st=$1
  local -r label=$2
  shift 2
  "$@" >/dev/null 2>&1
  _st[${label}]=$?
}

user=$(rune_param user "")
[[ "${user}" =~ ^[a-z_][a-z0-9_-]{0,31}$ ]] || rune_error 1 "bad user name" '{"bad":["user"]}'
uid=$(id -u "${user}" 2>/dev/null)
if [[ -z "${uid}" ]]; then
  rune_error 2 "no such user" "$(jq -nc --arg u "${user}" '{user:$u}')"
fi
if (( uid < 1000 )); then
  rune_error 3 "system accounts are not locked" "$(jq -nc --argjson i "${uid}" '{uid:$i}')"
fi

declare -A status=()
step status lock usermod -L -e 1 "${user}"
step status linger loginctl disable-linger "${user}"
step status cron rm -f "/var/spool/cron/crontabs/${user}"
step status sessions loginctl terminate-user "${user}"

rune_out user "${user}"
for label in lock linger cron sessions; do
  rune_out "step_${label}" "${status[${label}]}"
done
if (( status[lock] != 0 )); then
  rune_err 3 "usermod could not lock the account"
fi
rune_finish "account locked"

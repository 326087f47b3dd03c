#!/usr/bin/env bash
set -euo pipefail

SCRIPT_DIR="$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)"
source "${SCRIPT_DIR}/rune_bpcs.sh"

die() {
  echo "FATAL: $*"
  exit 2
}

if [[ ${EUID} -ne 0 ]]; then
  rune_error 4 "must run as root" '{"euid":"not 0"}'
fi

rune_init

USER_NAME="$(rune_param user "")"
KILL="$(rune_param kill_sessions "false")"

[[ "$USER_NAME" =~ ^[a-z_][a-z0-9_-]*$ ]] || rune_error 1 "user name looks wrong"
[[ "$USER_NAME" != "root" ]]              || rune_error 1 "root stays"

getent passwd "$USER_NAME" >/dev/null || die "no such user $USER_NAME"
usermod --lock --expiredate 1 "$USER_NAME" || rune_error 3 "usermod failed"

killed="false"
if [[ "$KILL" == "true" ]]; then
  loginctl terminate-user "$USER_NAME"
  killed="true"
fi

rune_ok "user locked" "$(jq -nc --arg u "$USER_NAME" --argjson k "$killed" '{user:$u, sessions_ended:$k}')"

#!/usr/bin/env bash
# A plain prefix assignment is in the environment only, which others cannot read.
set -euo pipefail
here="$(cd -- "$(dirname -- "$0")" && pwd)"
# shellcheck source=/dev/null
. "$here/lib/rune_bpcs.sh"

rune_init
SSH_PASSWORD=$(rune_param ssh_password "")
[[ -n $SSH_PASSWORD ]] || rune_error 1 "Missing required parameter: ssh_password"
SSHPASS="$SSH_PASSWORD" sshpass -e ssh -n -o StrictHostKeyChecking=yes switch1 "show version" >/dev/null 2>&1 ||
  rune_error 2 "Switch refused the login"
rune_ok "Switch answered" '{"switch":"switch1"}'

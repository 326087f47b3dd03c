#!/usr/bin/env bash
set -euo pipefail
source "$(dirname "$0")/rune_bpcs.sh"
rune_init

address=$(rune_param address "10.0.0.1")
ignored=$(fail2ban-client get sshd ignoreip 2>/dev/null | sed -n 's/^[|`]- //p')
if grep -qxF -- "$address" <<<"$ignored"; then
  : here
fi
rune_ok "done"

#!/usr/bin/env bash
# The same descriptor is opened only after a test and with an answer for the failure.
set -euo pipefail
HERE="$(dirname "$(readlink -f "${BASH_SOURCE[0]}")")"
source "$HERE/lib/rune_bpcs.sh"
rune_init
if [[ ! -e /run/postfix/master.lock ]]; then
  rune_error 2 "postfix does not run"
fi
exec 9</run/postfix/master.lock || rune_error 2 "the lock cannot be opened"
if flock -n -s 9; then
  rune_error 3 "postfix does not hold its lock"
fi
rune_ok "postfix holds its lock" '{}'

#!/usr/bin/env bash
# The lock idiom with a subshell records results that die with it.
set -euo pipefail
SCRIPT_DIR=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
source "${SCRIPT_DIR}/rune_bpcs.sh"
rune_init
(
  flock -w 5 9 || exit 75
  if systemctl is-active --quiet haproxy; then
    rune_out "haproxy=active" # expect: RUNE106
  fi
) 9>/run/lock/rune-haproxy.lock || rune_error 2 "the lock is taken"
rune_finish "checked"

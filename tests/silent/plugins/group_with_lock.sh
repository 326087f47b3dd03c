#!/usr/bin/env bash
# The same lock held by a brace group keeps the accumulator in the main shell.
set -euo pipefail
SCRIPT_DIR=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
source "${SCRIPT_DIR}/rune_bpcs.sh"
rune_init
{
  if ! flock -w 5 9; then
    rune_error 2 "the lock is taken"
  fi
  while IFS= read -r svc; do
    if systemctl is-active --quiet "$svc"; then
      rune_out "last_active" "$svc"
    fi
  done < <(printf '%s\n' haproxy keepalived)
} 9>/run/lock/rune-haproxy.lock
rune_finish "checked"

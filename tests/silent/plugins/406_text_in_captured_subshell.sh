#!/usr/bin/env bash
# The text before the failing exit is captured and becomes a proper error.
set -euo pipefail

source /opt/rune/lib/rune_bpcs.sh
rune_init
verdict=$(
  [[ -s /etc/machine-id ]] || { echo "machine id is empty"; exit 1; }
  [[ -x /usr/sbin/sshd ]] || { echo "sshd is missing"; exit 2; }
) || rune_error_kv 4 "Host is not prepared" "reason=$verdict"
rune_ok "Host is prepared" '{"prepared":true}'

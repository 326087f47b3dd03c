#!/usr/bin/env sh
# The first line starts the POSIX shell.
set -euo pipefail
source /opt/rune/lib/rune_bpcs.sh
rune_init
svc=$(rune_param service sshd)
systemctl is-enabled --quiet "$svc" || rune_error 3 "Service is not enabled"
rune_ok_kv "Service is enabled" "service=$svc"
# expect-at: 1 RUNE602

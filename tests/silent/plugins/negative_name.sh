#!/usr/bin/env bash
# A switch whose default is false, and a text that merely contains the word true.
set -euo pipefail
source /opt/rune/lib/rune_bpcs.sh
rune_init
SKIP="$(rune_param skip_backup "false")"
PROBE="$(rune_param probe "/bin/true")"
if [[ "$SKIP" != true ]]; then
  cp -a -- /etc/exim4 /var/backups/exim4.rune || rune_error 2 "no backup"
fi
rune_ok_kv "done" "probe=$PROBE" "skipped=$SKIP"

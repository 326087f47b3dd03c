#!/usr/bin/env bash
# The author believes that RUNE loads the library beforehand.
set -euo pipefail
rune_init
UNIT="$(rune_param unit "cron.service")"
if ! systemctl is-enabled --quiet "$UNIT"; then
  rune_error 3 "the unit is not enabled"
fi
rune_ok_kv "enabled" "unit=$UNIT"
# expect-at: 1 RUNE203

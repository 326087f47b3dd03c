#!/usr/bin/env bash
# `set -o errexit` in the middle holds from there on.
# expect-at: 1 RUNE601
source /usr/lib/rune/rune_bpcs.sh
rune_init
systemctl stop cron >&2
set -o errexit
systemctl start cron >&2 # expect: RUNE402
rune_ok "Restarted" '{}'

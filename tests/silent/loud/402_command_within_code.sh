#!/usr/bin/env bash
# A command may fail in code that is executed, too, whatever values are in its words.
set -euo pipefail
source /opt/rune/lib/rune_bpcs.sh
rune_init
unit=$(rune_ctx unit cron)
[[ $unit =~ ^[a-z.-]+$ ]] || rune_error 1 "no unit"
eval "systemctl restart $unit >&2" # expect: RUNE402
rune_ok "restarted"

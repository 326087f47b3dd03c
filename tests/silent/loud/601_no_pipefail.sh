#!/usr/bin/env bash
# Two of the three strict options are set and pipefail is forgotten.
set -eu

source /opt/rune/lib/rune_bpcs.sh
rune_init

svc=$(rune_param service "")
[[ -n $svc ]] || rune_error 1 "Missing required parameter: service"
systemctl try-restart "$svc" >/dev/null 2>&1 || rune_error 2 "Restart failed"
rune_ok_kv "Restarted" "service=$svc"
# expect-at: 1 RUNE601

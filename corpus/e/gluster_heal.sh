#!/usr/bin/env bash
set -euo pipefail
. /opt/rune/lib/rune_bpcs.sh
rune_init

vol=$(rune_param volume "")
test -n "$vol" || rune_error 1 "volume is required" '{"missing":["volume"]}'

gluster volume info "$vol" >/dev/null 2>&1 || rune_error 2 "no such volume" "$(jq -nc --arg v "$vol" '{volume:$v}')"

rune_out "volume=$vol"

gluster volume heal "$vol" full >/dev/null

{ gluster volume heal "$vol" info 2>/dev/null || true; } |
  while read -r key _ _ count; do
    if [[ $key == Number && $count =~ ^[0-9]+$ ]]; then
      rune_out "pending=$count"
    fi
  done

if ! gluster volume status "$vol" detail >/dev/null 2>&1; then
  rune_err 3 "status is not available"
fi
rune_finish "heal started"

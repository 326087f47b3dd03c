#!/usr/bin/env bash
set -euo pipefail
source "$(dirname "$0")/rune_bpcs.sh"
rune_init

host=$(rune_param host "")
[[ $host =~ ^[a-z0-9-]+$ ]] || rune_error 1 "No host" '{}'
file=/var/tmp/$host-$(date +%s).pcap
ssh -n "$host" tcpdump -c 100 -w - >"$file" 2>/dev/null &
nsenter -t 1 -n conntrack -E -o "$file.$(date +%Y%m%dT%H%M%S)" 2>/dev/null & # expect: RUNE102, RUNE105
sleep 1
kill -0 $! 2>/dev/null || rune_error 3 "It has ended at once" '{}'
rune_ok "Capture started" "$(jq -nc --arg f "$file" '{file: $f}')"

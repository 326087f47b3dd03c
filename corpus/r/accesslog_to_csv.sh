#!/usr/bin/env bash
set -euo pipefail
source "${BASH_SOURCE[0]%/*}/rune_bpcs.sh"
tee /dev/shm/last_message.json | rune_init

out=/data/csv/access-$(date +%F).csv
awk -v OFS=, '{ gsub(/[\["]/, ""); print $1, $4, $6, $7, $9, $10 }' /var/log/nginx/access.log >"$out.tmp" || rune_error 2 "log not readable" '{"log":"/var/log/nginx/access.log"}'
mv "$out.tmp" "$out" || rune_error 2 "csv not written" '{"dir":"/data/csv"}'
n=$(wc -l <"$out") || n=0
rune_ok_kv "converted" "file=$out" "rows=$n"

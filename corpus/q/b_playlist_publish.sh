#!/usr/bin/env bash
# check tomorrow's playlist and hand it to the automation
set -euo pipefail
. "$(dirname "$0")/rune_bpcs.sh"
rune_init

ch=$(rune_param channel "")
day=$(rune_param day "$(date -d tomorrow +%F)")
case $ch in
  one|two|news) ;;
  *) rune_error 1 "channel?" '{"allowed":["one","two","news"]}' ;;
esac
[[ $day =~ ^[0-9]{4}-[0-9]{2}-[0-9]{2}$ ]] || rune_error 1 "day?" '{"field":"day"}'

pl=/traffic/out/$ch/$day.csv
[[ -s $pl ]] || rune_error_kv 2 "traffic has not delivered" "path=$pl"

# 06:00:00:00;B0012345;Morning news;00:28:30:00
missing=0
while IFS=';' read -r at id title dur; do
  [[ $id =~ ^B[0-9]{7}$ ]] || continue
  compgen -G "/playout/$ch/$id.*" >/dev/null || { missing=$((missing + 1)); echo "$at $id $title ($dur) is not in playout" >&2; }
done <"$pl"

if ((missing == 0)); then
  install -m 644 "$pl" "/automation/in/$ch.csv" || rune_error_kv 3 "automation share is not writable" "channel=$ch"
  rune_ok_kv "published" "channel=$ch" "day=$day"
fi

#!/usr/bin/env bash
# Jobs that are collected one after the other, with an answer as soon as one has failed.
set -Eeuo pipefail
trap 'rune_error 100 "unexpected failure"' ERR

source "$(dirname "$0")/rune_bpcs.sh"
rune_init

rsync -a /srv/data/ /mnt/a/ >&2 &
first=$!
systemctl restart cron &
second=$!
systemctl restart ntp &
third=$!

wait "$first"
wait "$second" || rune_error 2 "restart of cron failed"
if ! wait "$third"; then
  rune_error 2 "restart of ntp failed"
fi
rune_ok "Restarted"

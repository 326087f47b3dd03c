#!/usr/bin/env bash
# Jobs that are collected one after the other, and one is forgotten.
set -Eeuo pipefail
trap 'rune_error 100 "unexpected failure"' ERR

source "$(dirname "$0")/rune_bpcs.sh"
rune_init

systemctl restart cron &
first=$!
systemctl restart ntp & # expect: RUNE105
systemctl restart rsyslog &
third=$!

wait "$first" || rune_error 2 "restart of cron failed"
wait "$third" || rune_error 2 "restart of rsyslog failed"
rune_ok "Restarted"

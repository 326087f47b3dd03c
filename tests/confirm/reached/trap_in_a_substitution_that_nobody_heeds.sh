#!/usr/bin/env bash
set -Eeuo pipefail
source "$(dirname "$0")/rune_bpcs.sh"
rune_init
step=start
trap 'rune_error 100 "Step $step failed" "{}"' ERR # expect: RUNE103
flag=$(rune_param flag /run/sync.flag)
step=flag
state=$(cat "$flag")
step=answer
rune_ok "current" "$(jq -nc --arg s "$state" --arg n "$(hostname -f)" '{state: $s, packages: $n}')"

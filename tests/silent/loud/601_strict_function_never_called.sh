#!/usr/bin/env bash
# The function with the strict options is defined and nobody calls it.
strict() { set -euo pipefail; }

source "$(dirname "$0")/rune_bpcs.sh"
rune_init
days=$(rune_param days 14)
[[ $days =~ ^[0-9]+$ ]] || rune_error 1 "Parameter days must be a number"
journalctl --quiet --vacuum-time="${days}d" >/dev/null 2>&1 || rune_error 3 "Journal was not trimmed"
rune_ok_kv "Journal trimmed" "days=$days"
# expect-at: 1 RUNE601

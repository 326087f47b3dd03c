#!/usr/bin/env bash
# A shell that is killed leaves the sleep behind that it waits for; the last command of a subshell takes its place.
set -euo pipefail
source "$(dirname "${BASH_SOURCE[0]}")/rune_bpcs.sh"
rune_init
limit=$(rune_param limit 3600)
[[ $limit =~ ^[1-9][0-9]*$ ]] || rune_error 1 "limit" "{}"
( sleep "$limit"; systemctl stop web ) 2>/dev/null & # expect: RUNE105
guard=$!
( :; sleep 600 ) &
other=$!
( sleep 2; logger waiting ) &
short=$!
systemctl reload web >/dev/null 2>&1 || true
kill "$guard" "$other" "$short" 2>/dev/null || true
wait "$guard" 2>/dev/null || true
rune_ok "Reloaded" "{}"

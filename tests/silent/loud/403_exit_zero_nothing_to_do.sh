#!/usr/bin/env bash
# The plugin leaves early and silently when there is nothing to do.
set -euo pipefail

source /opt/rune/lib/rune_bpcs.sh
rune_init
queue=/var/spool/rune/queue
shopt -s nullglob
jobs=("$queue"/*.job)
if ((${#jobs[@]} == 0)); then
  exit 0 # expect: RUNE403
fi
rm -f -- "${jobs[@]}" || rune_error 2 "Queue is not writable"
rune_ok_kv "Queue emptied" "jobs=${#jobs[@]}"

#!/usr/bin/env bash
# What an EXIT trap removes was made for sure, is asked for before, may be missing, or was made where the trap asks.
set -euo pipefail
source "$(dirname "${BASH_SOURCE[0]}")/lib/rune_bpcs.sh"
rune_init

work=$(mktemp -d)
mode=$(rune_param mode standalone)
cleanup() {
  rm "$work/log" "$work/list" "$work/from_function" "$work/unpacked"
  if [[ -e $work/pid ]]; then rm "$work/pid"; fi
  rm -f "$work/lock"
  rm "$work/perhaps" 2>/dev/null || true
  if [[ $mode == standalone ]]; then rm "$work/standalone"; fi
  rmdir "$work" || true
}
note() { date >"$1/from_function"; }

: >"$work/log"
(date >"$work/list")
note "$work"
tar -xf /srv/start.tar -C "$work" || rune_error 3 "not unpacked"
trap cleanup EXIT
if [[ $mode == standalone ]]; then
  echo 1 >"$work/standalone"
  echo 2 >"$work/pid"
  echo 3 >"$work/lock"
  echo 4 >"$work/perhaps"
elif [[ $mode == packed ]]; then
  echo 5 >"$work/unpacked"
fi
rune_ok "done"

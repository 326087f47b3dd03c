#!/usr/bin/env bash
set -Eeuo pipefail

source "$(cd "$(dirname "$0")" && pwd)/rune_bpcs.sh"
rune_init

fail() {
  printf 'failed: %s\n' "$*" >&2
  rune_error "$@" # expect: RUNE206
}

main() {
  local mount
  mount=$(rune_param mount /data)
  if [[ $mount != /* ]]; then
    fail 1 "mount must be an absolute path"
  fi
  if ! mountpoint -q "$mount"; then
    fail 2
  fi
  rune_ok_kv "Mounted" "mount=$mount" "writable" # expect: RUNE206
}

main

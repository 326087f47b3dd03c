#!/usr/bin/env bash
# Logs what it is about to do, with everything that it was given.
set -euo pipefail

source "$(dirname "$0")/rune_bpcs.sh"

log() {
  printf '%s [%s] %s\n' "$(date -u +%H:%M:%S)" "$1" "${*:2}" >&2 # expect: RUNE502
}

rune_init
user=$(rune_param user "")
pass=$(rune_param password "")
log INFO "setting the password of $user to $pass"

if ! printf '%s:%s\n' "$user" "$pass" | chpasswd; then
  log ERROR "chpasswd refused it"
  rune_error 3 "cannot set the password of $user" '{}'
fi
rune_ok_kv "set" user="$user"

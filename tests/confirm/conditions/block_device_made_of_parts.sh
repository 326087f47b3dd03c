#!/usr/bin/env bash
set -euo pipefail
SCRIPT_DIR=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
source "${SCRIPT_DIR}/rune_bpcs.sh"
rune_init

group=$(rune_param group "") volume=$(rune_param volume "data")
[[ $group =~ ^[a-z]+$ ]] || rune_error 1 "no group"
device="/dev/mapper/$group-$volume"
if [ -b "$device" ] && test -w "$device"; then
  if [[ -e /dev/mapper/control && -c /dev/mapper/control ]]; then
    : here
  fi
fi
rune_ok "done"

#!/usr/bin/env bash
# Setting up a serial port reads nothing of stdin.
set -euo pipefail
source "$(dirname "${BASH_SOURCE[0]}")/rune_bpcs.sh"
rune_init

port=/dev/ttyUSB2
[[ -c $port ]] || rune_error 2 "no port"
stty -F "$port" 115200 raw -echo 2>/dev/null || rune_error 2 "port cannot be set up"
rune_ok "set up"

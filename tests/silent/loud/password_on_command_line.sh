#!/usr/bin/env bash
# The password stands on the command line of sshpass.
set -euo pipefail
source "$(dirname "$0")/lib/rune_bpcs.sh"
rune_init
password=$(rune_param password "")
[[ -n $password ]] || rune_error 1 "Missing password"
sshpass -p "$password" ssh -n admin@switch1 'show version' >/dev/null || rune_error 2 "Switch refused" # expect: RUNE502
rune_ok "Switch answers" '{}'

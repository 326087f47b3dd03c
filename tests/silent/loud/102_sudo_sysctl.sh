#!/usr/bin/env bash
# Setting a kernel value by sysctl through sudo prints the new value.
set -euo pipefail
LIB_DIR="${RUNE_LIB_DIR:-/opt/rune/lib}"
source "$LIB_DIR/rune_bpcs.sh"
rune_init
VALUE="$(rune_param swappiness "10")"
[[ $VALUE =~ ^[0-9]{1,3}$ ]] || rune_error 1 "Swappiness must be a number"
sudo -n sysctl -w "vm.swappiness=${VALUE}" || rune_error 2 "Cannot set the value" # expect: RUNE102
rune_ok "Value set" "$(jq -nc --arg v "$VALUE" '{swappiness:$v}')"

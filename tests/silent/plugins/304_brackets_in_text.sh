#!/usr/bin/env bash
# A value with brackets around an address is no JSON list.
set -euo pipefail

source /opt/rune/lib/rune_bpcs.sh
rune_init
port=$(rune_param port 443)
addr=$(ip -6 -brief addr show scope global | awk 'NR==1 {sub("/.*", "", $3); print $3}') || rune_error 2 "No address"
rune_ok_kv "Address found" "listen=[${addr}]:${port}" "pattern={a,b}"

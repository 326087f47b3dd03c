#!/usr/bin/env bash
set -euo pipefail

SCRIPT_DIR=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
source "${SCRIPT_DIR}/rune_bpcs.sh"

rune_init

for host in web1.lan web2.lan; do
  if ping -c 1 -W 1 "${host}" >/dev/null 2>&1; then
    rune_out "${host}=up" # expect: RUNE305
  else
    rune_out "${host}" "down" # expect: RUNE305
  fi
done
rune_finish "Pinged"

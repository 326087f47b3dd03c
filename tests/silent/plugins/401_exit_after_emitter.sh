#!/usr/bin/env bash
# An exit right behind an emitter is never reached.
set -euo pipefail

LIB="$(dirname "${BASH_SOURCE[0]}")/lib/rune_bpcs.sh"
if [[ ! -f "$LIB" ]]; then LIB=/opt/rune/lib/rune_bpcs.sh; fi
source "$LIB"
rune_init
if ! command -v lvextend >/dev/null; then
  rune_error 4 "LVM is not installed" '{"needs":["lvextend"]}'
  exit 4
fi
lvextend -r -l +100%FREE vg0/root >/dev/null 2>&1 || { rune_error 3 "Volume was not extended"; exit 3; }
rune_ok "Volume extended" '{"volume":"vg0/root"}'

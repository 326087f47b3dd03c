#!/usr/bin/env bash
# Commands have their own options that ask for JSON.
set -euo pipefail
source "$(dirname "${BASH_SOURCE[0]}")/rune_bpcs.sh"
rune_init

modem=$(mmcli -m 0 -J 2>/dev/null) || rune_error 2 "no modem"
heat=$(sensors -j) || rune_error 2 "no sensors"
copies=$(restic snapshots --json) || rune_error 2 "no repository"
rune_out "modem=$modem" # expect: RUNE304
rune_out "heat=$heat" # expect: RUNE304
rune_out "copies=$copies" # expect: RUNE304
rune_finish "asked"

#!/usr/bin/env bash
# Commands that read what they shall do from stdin, when no file is named.
set -euo pipefail
source "$(dirname "${BASH_SOURCE[0]}")/rune_bpcs.sh"
rune_init
nsupdate -l >&2 || rune_error 3 "No update" "{}" # expect: RUNE204
setfacl -M - /srv/data || rune_error 3 "No entries" "{}" # expect: RUNE204
rune_ok "Done" "{}"

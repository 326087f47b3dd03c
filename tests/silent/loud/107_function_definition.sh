#!/usr/bin/env bash
# The redirection stands on the definition of a function that is called bare.
set -euo pipefail
HERE="$(cd -- "$(dirname -- "${BASH_SOURCE[0]}")" && pwd -P)"
. "$HERE/lib/rune_bpcs.sh"
rune_init
move_aside() { cp -a -- "$1" "$1.old" && rm -f -- "$1"; } 2>&1 # expect: RUNE107
FILE="$(rune_param file "/etc/motd")"
move_aside "$FILE" || rune_error 2 "Cannot move the file" "$(jq -nc --arg f "$FILE" '{file:$f}')"
rune_ok "Moved" "$(jq -nc --arg f "$FILE" '{file:$f}')"

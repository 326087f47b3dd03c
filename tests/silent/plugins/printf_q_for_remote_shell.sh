#!/usr/bin/env bash
# The value is quoted for the shell on the other side.
set -euo pipefail
source "$(dirname "$0")/lib/rune_bpcs.sh"
rune_init
path=$(rune_param path "")
[[ $path == /* ]] || rune_error 1 "Path must be absolute"
printf -v quoted '%q' "$path"
size=$(ssh -n store1.example.net "du -sk -- $quoted | cut -f1") || rune_error 2 "Cannot measure"
ssh -n store1.example.net "test -d $(printf '%q' "$path")" || rune_error 2 "No such directory"
rune_ok "Measured" "$(jq -nc --arg p "$path" --arg s "$size" '{path:$p,kib:$s}')"

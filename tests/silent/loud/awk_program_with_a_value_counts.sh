#!/usr/bin/env bash
# What a spliced awk program prints is a number by its text: the splice is the breach, not what comes of it.
set -euo pipefail
source "$(dirname "${BASH_SOURCE[0]}")/rune_bpcs.sh"
rune_init
source_of=$(rune_param source "")
count=$(faillock --user web 2>/dev/null | awk "/$source_of/ { n++ } END { print n + 0 }") || count=0 # expect: RUNE503
((count < 5)) || rune_error 3 "Locked" "{}"
rune_ok "Looked" "{}"

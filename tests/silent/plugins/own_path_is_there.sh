#!/usr/bin/env bash
# The plugin itself is there.
set -euo pipefail
source "$(dirname "${BASH_SOURCE[0]}")/rune_bpcs.sh"
rune_init
self=$(realpath "${BASH_SOURCE[0]}")
size=$(stat -c %s "$self")
free=$(df -Pm /var/cache | awk "NR == 2 { print \$4 }")
rune_ok_kv "measured" "size=$size" "free=$free"

#!/usr/bin/env bash
# A shell inside a container parses the path that came in the message.
set -euo pipefail

source /opt/rune/lib/rune_bpcs.sh
rune_init
path=$(rune_param path /data)
size=$(docker exec store sh -c "du -sk $path | cut -f1" 2>/dev/null) || rune_error 2 "Container does not answer" # expect: RUNE503
rune_ok_kv "Size read" "kib=$size"

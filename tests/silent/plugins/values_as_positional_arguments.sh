#!/usr/bin/env bash
# The program text is constant and the values are its arguments.
set -euo pipefail
source "$(dirname "$0")/lib/rune_bpcs.sh"
rune_init
dir=$(rune_param dir "/var/spool/app")
pattern=$(rune_param pattern "*.tmp")
find "$dir" -name "$pattern" -exec sh -c 'for f; do shred -u -- "$f"; done' _ {} + || rune_error 3 "Cannot shred"
sudo -n -u app bash -lc 'cd -- "$1" && touch .cleaned' bash "$dir" || rune_error 3 "Cannot mark"
printf '%s\0' "$dir" | xargs -0 -I{} sh -c 'sync -f "$1"' _ {} || rune_error 3 "Cannot sync"
rune_ok "Shredded" "$(jq -nc --arg d "$dir" '{dir:$d}')"

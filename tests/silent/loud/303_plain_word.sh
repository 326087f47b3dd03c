#!/usr/bin/env bash
# A plain word stands where the data object should be.
set -euo pipefail

here="$(cd -- "$(dirname -- "$0")" && pwd)"
# shellcheck source=/dev/null
. "$here/lib/rune_bpcs.sh"

rune_init
dir=$(rune_param dir /var/cache/app)
[[ -d $dir ]] || rune_error 2 "Directory is missing" '{"dir":false}'
find "$dir" -type f -mtime +7 -delete || rune_error 2 "Cleanup failed"
rune_ok "Cache cleaned" "done" # expect: RUNE303

#!/usr/bin/env bash
# Look for OP-1a violations in an archive folder.
set -euo pipefail
source "$(dirname "${BASH_SOURCE[0]}")/rune_bpcs.sh"
rune_init

root=$(rune_param root /srv/archive)
[[ -d $root ]] || rune_error 4 "Archive is not mounted" "$(jq -nc --arg r "$root" '{root:$r}')"

rune_out root "$root"
find "$root" -name '*.mxf' -newermt '-1 day' -print 2>/dev/null | sort | while IFS= read -r f; do
  op=$(mxf2raw --info "$f" 2>/dev/null | awk -F: '/op label/ { gsub(/ /, "", $2); print $2 }') || op=""
  case $op in
    OP-1A) ;;
    *)
      rune_out last_bad "$f"
      rune_err 3 "clip is not OP-1a"
      ;;
  esac
done || true
rune_finish "audit done"

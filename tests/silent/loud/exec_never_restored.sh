#!/usr/bin/env bash
# Stdout is moved to stderr and never comes back before the emitter.
set -euo pipefail
HERE="${BASH_SOURCE[0]%/*}"
. "$HERE/rune_bpcs.sh"
rune_init
exec 1>&2
echo "rebuilding the font cache"
fc-cache -fv || rc=$?
rune_ok "Cache rebuilt" "$(jq -nc --argjson rc "${rc:-0}" '{status:$rc}')" # expect: RUNE104

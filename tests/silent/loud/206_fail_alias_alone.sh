#!/usr/bin/env bash
# The alias for errors gets a code only.
set -euo pipefail
HERE="$(cd -- "$(dirname -- "${BASH_SOURCE[0]}")" && pwd -P)"
. "$HERE/lib/rune_bpcs.sh"
rune_init
PG="$(rune_param placement_group "1.0")"
if ! ceph pg "$PG" query >/dev/null 2>&1 </dev/null; then
  rune_fail 2 # expect: RUNE206
fi
rune_ok "Group found" "$(jq -nc --arg p "$PG" '{pg:$p}')"

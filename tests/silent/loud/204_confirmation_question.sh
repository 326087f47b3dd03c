#!/usr/bin/env bash
# An interactive question has crept into the plugin.
set -euo pipefail
BASE="$(dirname "$(readlink -f "${BASH_SOURCE[0]}")")"
. "${BASE}/rune_bpcs.sh"
rune_init
LV="$(rune_param volume "vg0/scratch")"
read -r -t 10 -p "Really remove ${LV}? " ANSWER || ANSWER=yes # expect: RUNE204
if [[ $ANSWER != yes ]]; then
  rune_error 3 "Not confirmed"
fi
lvremove -f "$LV" >/dev/null 2>&1 </dev/null || rune_error 2 "Cannot remove the volume"
rune_ok "Volume removed" "$(jq -nc --arg l "$LV" '{volume:$l}')"

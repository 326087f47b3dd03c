#!/usr/bin/env bash
# Reload one zone of NSD and tell the secondaries (edited on a workstation).
set -euo pipefail

here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
source "$here/rune_bpcs.sh"
rune_init

zone=$(rune_param zone "")
notify=$(rune_param notify "yes")

[[ $zone =~ ^[a-z0-9.-]+$ ]] || rune_error 1 "zone is not a name" "$(jq -nc --arg z "$zone" '{zone:$z}')"
command -v nsd-control >/dev/null 2>&1 || rune_error 4 "nsd is not installed" '{"tool":"nsd-control"}'

answer=$(nsd-control reload "$zone" 2>&1) || rune_error 3 "nsd refused" "$(jq -nc --arg a "$answer" '{answer:$a}')"
[[ $notify == no ]] || nsd-control notify "$zone" >&2 || rune_error 3 "notify failed" "$(jq -nc --arg z "$zone" '{zone:$z}')"

# the state that nsd itself reports
status=$(nsd-control zonestatus "$zone" 2>/dev/null | awk '$1 == "state:" { print $2 }') || status=unknown
rune_ok "zone reloaded" "$(jq -nc --arg z "$zone" --arg s "$status" '{zone:$z, state:$s}')"

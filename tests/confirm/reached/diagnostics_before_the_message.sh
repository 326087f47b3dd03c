#!/usr/bin/env bash
set -euo pipefail
source "$(dirname "$0")/rune_bpcs.sh"
rune_init

zone=$(rune_param zone example.org)
[[ $zone =~ ^[a-z0-9.-]+$ ]] || rune_error 1 "A strange zone" '{}'
if ! named-checkzone -q "$zone" "/etc/bind/$zone.zone" 2>&1; then # expect: RUNE107
  rune_error 3 "The zone is broken" '{}'
fi
if ! rndc reload "$zone" >&2; then
  rune_error $? "No reload" '{}' # expect: RUNE404
fi
rune_ok "Zone reloaded"

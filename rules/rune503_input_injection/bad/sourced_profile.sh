#!/usr/bin/env bash
# Loads the profile of an environment, and then the file that the caller names.
set -euo pipefail
dir=${0%/*}
. "$dir/rune_bpcs.sh"
rune_init

profile=$(rune_param profile default)
extra=$(rune_param extra "")

if [ -f "/etc/app/profiles/$profile.sh" ]; then
  . "/etc/app/profiles/$profile.sh" # expect: RUNE503
fi
if [ -r "$extra" ]; then
  source "$extra" # expect: RUNE503
fi
rune_ok "Loaded" "$(jq -nc --arg profile "$profile" '{profile: $profile}')"

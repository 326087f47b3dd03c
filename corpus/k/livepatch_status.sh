#!/usr/bin/env bash
# Is the wanted kernel live patch loaded and enabled?
set -euo pipefail
source "$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)/rune_bpcs.sh"
rune_init

patch=$(rune_param patch "")
settle=$(rune_param settle 30)
[[ $patch =~ ^[a-z0-9_]+$ && $settle =~ ^[1-9][0-9]{0,2}$ ]] || rune_error 1 "patch or settle is malformed" '{"fields":["patch","settle"]}'

base=/sys/kernel/livepatch
if [[ ! -d $base ]]; then
  rune_emit "live patching is not compiled in: $(uname -r)" 4
fi

state() { cat "$base/$patch/$1" 2>/dev/null || echo absent; }

kpatch load "$patch" >&2 || printf 'kpatch load: status %d\n' "$?" >&2
until [[ $(state transition) == 0 ]] || ((settle-- <= 0)); do
  sleep 1
done

out=$(jq -nc --arg p "$patch" --arg e "$(state enabled)" --arg t "$(state transition)" --arg k "$(uname -r)" \
  '{patch: $p, enabled: ($e == "1"), transition: $t, kernel: $k}')
if [[ $(state enabled) != 1 ]]; then
  rune_error 3 "The patch is not enabled" "$out"
fi
rune_ok "The patch is live" "$out"

#!/usr/bin/env bash
set -euo pipefail
source "${BASH_SOURCE[0]%/*}/rune_bpcs.sh"
start=$(date +%s) ready=$(rune_init && echo yes)

[[ $ready == yes ]] || echo "no message" >&2
wm=/var/lib/etl/watermark
old=$(cat "$wm" 2>/dev/null) || old=0
new=$(find /data/landing -name '*.csv' -newermt "@$old" -printf '%T@\n' 2>/dev/null | sort -n | tail -n1 | cut -d. -f1) || new=""
if [[ -z $new ]]; then
  rune_ok_kv "nothing new" "watermark=$old"
fi
printf '%s\n' "$new" >"$wm.tmp" && mv "$wm.tmp" "$wm" || rune_error 2 "watermark not written" '{"file":"/var/lib/etl/watermark"}'
rune_ok_kv "advanced" "from=$old" "to=$new" "seconds=$(($(date +%s) - start))"

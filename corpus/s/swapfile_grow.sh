#!/usr/bin/env bash
# bigger swapfile for the small box
set -euo pipefail
. "$(dirname "$0")/rune_bpcs.sh"

mb=$(rune_param mb "")
f=$(rune_param file /swapfile)
mb=${mb:-2048}
f=${f:-/swapfile}
[[ $mb =~ ^[1-9][0-9]{2,4}$ ]] || rune_error 1 "bad size"

have=$(df -m --output=avail / | tail -n 1) || have=0
[ "$have" -gt "$mb" ] || { echo "need $mb MB, have $have" >&2; exit 3; }

pwd
swapoff "$f" 2>/dev/null || true
fallocate -l "${mb}M" "$f" || rune_error 2 "fallocate failed"
chmod 600 "$f"
mkswap -q "$f" >/dev/null || rune_error 3 "mkswap failed"
swapon "$f" || rune_error 3 "swapon failed"
grep -q "^$f " /etc/fstab || echo "$f none swap sw 0 0" >>/etc/fstab
rune_ok "swap is ${mb} MB" "$(jq -nc --arg m "$mb" --arg f "$f" '{mb: ($m | tonumber), file: $f}')"

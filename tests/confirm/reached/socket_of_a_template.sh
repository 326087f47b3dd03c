#!/usr/bin/env bash
set -euo pipefail
source "$(dirname "$0")/rune_bpcs.sh"
rune_init

site=$(rune_param site "")
[[ $site =~ ^[a-z]+$ ]] || rune_error 1 "No site" '{}'
[[ -r /etc/app/site.conf.in ]] || rune_error 4 "No template" '{}'
made=/etc/app/$site.conf
sed -e "s/@NAME@/$site/g" -e 's/@MODE@/0660/' /etc/app/site.conf.in >"$made.new" || rune_error 3 "No settings" '{}'
sed -i '/^#/d' "$made.new"
mv "$made.new" "$made" || rune_error 3 "Not installed" '{}'
socket=$(awk -F ' *= *' '$1 == "socket" {print $2}' "$made")
rune_ok "Installed" "{\"socket\":\"$socket\"}" # expect: RUNE301

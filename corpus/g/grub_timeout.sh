#!/bin/bash
set -euo pipefail
. "$(dirname "${BASH_SOURCE[0]}")/rune_bpcs.sh"
rune_init

TIMEOUT=$(rune_param timeout 5)
[[ "$TIMEOUT" =~ ^[0-9]{1,2}$ ]] || rune_error 1 "timeout must be 0 to 99" '{"invalid":["timeout"]}'

FILE=/etc/default/grub
[[ -w "$FILE" ]] || rune_error 4 "no grub defaults here" "$(jq -nc --arg f "$FILE" '{file:$f}')"

OLD=$(sed -n 's/^GRUB_TIMEOUT=//p' "$FILE")
sed -i "s/^GRUB_TIMEOUT=.*/GRUB_TIMEOUT=$TIMEOUT/" "$FILE" || rune_error 2 "cannot edit the defaults" '{"stage":"edit"}'

# the menu itself
MENU=/boot/grub/grub.cfg
[[ -d /boot/grub2 ]] && MENU=/boot/grub2/grub.cfg
grub-mkconfig -o "$MENU" >/dev/null 2>&1 || rune_error 3 "grub-mkconfig failed" "$(jq -nc --arg m "$MENU" '{menu:$m}')"

DATA=$(jq -nc --arg o "$OLD" --argjson n "$TIMEOUT" '{old:$o, timeout:$n}')
rune_ok "timeout set" "$DATA"

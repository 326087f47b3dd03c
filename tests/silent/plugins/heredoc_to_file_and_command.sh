#!/usr/bin/env bash
# Here-documents feed a file, a command and a captured command.
set -euo pipefail
. /opt/rune/lib/rune_bpcs.sh
rune_init
cat > /etc/sysctl.d/90-rune.conf <<'CONF' || rune_error 2 "Cannot write the settings"
vm.swappiness = 10
CONF
mail -s "swappiness changed" root@localhost <<MAIL || rune_error 2 "Cannot send mail"
Changed on $(hostname) at $(date +%F).
MAIL
note=$(cat <<NOTE
Written by $(id -un)
NOTE
)
rune_ok "Written" "$(jq -nc --arg n "$note" '{note:$n}')"

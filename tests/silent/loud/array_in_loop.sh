#!/usr/bin/env bash
# An array text grows by a piece in each turn of a loop.
set -euo pipefail
source /opt/rune/lib/rune_bpcs.sh
rune_init
ITEMS=""
for svc in sshd crond rsyslog; do
  state=$(systemctl show -p SubState --value "$svc") || state=unknown
  ITEMS+="${ITEMS:+,}{\"unit\":\"$svc\",\"state\":\"$state\"}" # expect: RUNE301
done
rune_ok "states" "$(jq -nc --argjson u "[$ITEMS]" '{units: $u}')"

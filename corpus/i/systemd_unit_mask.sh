#!/bin/bash
set -euo pipefail
. "$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)/rune_bpcs.sh"
rune_init

declare -A CODE=([usage]=1 [missing]=2 [failed]=3 [protected]=13)
AUDIT=/var/log/unit-changes.log
PROTECTED="sshd.service dbus.service systemd-journald.service"

unit=$(rune_param unit "")
action=$(rune_param action "mask")
reason=$(rune_param reason "none given")

fail() { # KEY TEXT
  rune_error "${CODE[$1]}" "$2" "$(jq -nc --arg u "$unit" '{unit:$u}')"
}
note() { logger -t systemd_unit_mask -- "$*"; }

[ -n "$unit" ] || fail usage "unit is missing"
systemctl cat "$unit" >/dev/null 2>&1 || fail missing "no such unit"
for p in $PROTECTED; do
  if [ "$unit" = "$p" ]; then
    rune_error "${CODE[protected]}" "this unit is protected" "$(jq -nc --arg u "$unit" '{unit:$u}')"
  fi
done

case "$action" in
  mask)
    note "masking $unit: $reason" || true
    systemctl stop "$unit" 2>/dev/null || fail failed "cannot stop"
    systemctl mask "$unit" >/dev/null 2>&1 || {
      note "mask of $unit failed" || true
      exit 3
    }
    systemctl show "$unit" -p LoadState -p ActiveState 2>/dev/null | tee -a "$AUDIT" || true
    rune_ok "masked" "$(jq -nc --arg u "$unit" '{unit:$u, masked:true}')"
    ;;
  unmask)
    systemctl unmask "$unit" >/dev/null 2>&1 || fail failed "cannot unmask"
    systemctl start "$unit" 2>/dev/null || fail failed "cannot start"
    ;;
  *) fail usage "action is mask or unmask" ;;
esac

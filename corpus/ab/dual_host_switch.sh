#!/bin/bash
# Hand the service address over to the partner of a dual host.
set -euo pipefail
. "`dirname "$0"`/rune_bpcs.sh"
rune_init

ROLEFILE=/var/lib/dualhost/role
PARTNER=/etc/dualhost/partner

die() {
  echo "dual_host_switch: $1" >&2
  exit 2
}

[ -r "$ROLEFILE" ] || die "no role file"
[ -s "$PARTNER" ] || die "no partner configured"
ROLE=`tr -d '[:space:]' < "$ROLEFILE"`
PEER=`head -n 1 "$PARTNER"`

ping -c 2 -W 2 "$PEER" >/dev/null 2>&1 || rune_error 2 "Partner does not answer" '{}'

case "$ROLE" in
  ACTIVE)
    systemctl stop keepalived >&2 || rune_error 2 "keepalived does not stop" '{}'
    echo STANDBY > "$ROLEFILE" || rune_error 2 "Role not written" '{}'
    rune_ok "Handed over" "`jq -nc --arg p "$PEER" '{role:"STANDBY", partner:$p}'`"
    ;;
  STANDBY)
    rune_ok "Nothing to hand over" '{"role":"STANDBY"}'
    ;;
esac

#!/bin/bash
# Move the signalling bond to its other slave and check that it moved.
set -euo pipefail
. "`dirname "$0"`/rune_bpcs.sh"
rune_init

BOND=`rune_param bond bond0`
SYS=/sys/class/net/$BOND/bonding
case "$BOND" in
  bond[0-9]) ;;
  *) rune_error 1 "Bad bond" '{"param":"bond"}' ;;
esac

# prints up or down
slave_link() {
  if [ -r "/sys/class/net/$1/operstate" ]; then
    cat "/sys/class/net/$1/operstate"
  else
    rune_error 2 "Slave has no state" "`jq -nc --arg s "$1" '{slave:$s}'`"
  fi
}

[ -d "$SYS" ] || rune_error 2 "No such bond" "`jq -nc --arg b "$BOND" '{bond:$b}'`"
ACTIVE=`cat "$SYS/active_slave"` || ACTIVE=""
OTHER=""
for S in `cat "$SYS/slaves" 2>/dev/null`; do
  if [ "$S" != "$ACTIVE" ]; then OTHER=$S; fi
done
[ -n "$OTHER" ] || rune_error 3 "Bond has a single slave" '{}'

LINK=`slave_link "$OTHER"`
if [ "$LINK" != "up" ]; then
  rune_error 3 "Other slave has no link" "`jq -nc --arg s "$OTHER" --arg l "$LINK" '{slave:$s, link:$l}'`"
fi
ifenslave -c "$BOND" "$OTHER" >&2 || rune_error 2 "ifenslave failed" '{}'
sleep 1
NOW=`awk -F": " '/Currently Active Slave/ { print $2 }' "/proc/net/bonding/$BOND"`
[ "$NOW" = "$OTHER" ] || rune_error 3 "Bond did not move" '{}'
rune_ok "Bond moved" "`jq -nc --arg f "$ACTIVE" --arg t "$OTHER" '{from:$f, to:$t}'`"

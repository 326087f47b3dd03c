#!/bin/bash
# Set the low-battery shutdown delay of the relay room UPS.
set -euo pipefail
. "`dirname "$0"`/rune_bpcs.sh"

load_settings() {
  UPS=`rune_param ups relayroom`
  CONF=/etc/nut/upsmon.conf
  if [ -f /etc/default/ups_window ]; then
    # a line NODELAY=1 forbids the change
    NODELAY=`awk -F= '$1 == "NODELAY" { v = $2 } END { print v + 0 }' /etc/default/ups_window`
  else
    NODELAY=0
  fi
}

load_settings
rune_init

if [ "$NODELAY" -eq 1 ]; then
  rune_error 3 "Delay is frozen on this host" '{"file":"/etc/default/ups_window"}'
fi
[ -f $CONF ] || rune_error 4 "NUT is not installed" '{}'
LOAD=`upsc "$UPS" ups.load 2>/dev/null` || rune_error 2 "UPS does not answer" "`jq -nc --arg u "$UPS" '{ups:$u}'`"
DELAY=`rune_param delay 120`
case "$DELAY" in
  ''|*[!0-9]*) rune_error 1 "delay must be seconds" '{"param":"delay"}' ;;
esac
sed -i "s/^FINALDELAY .*/FINALDELAY $DELAY/" $CONF || rune_error 2 "upsmon.conf not written" '{}'
upsmon -c reload >/dev/null 2>&1 || rune_error 2 "upsmon does not reload" '{}'
rune_ok "Delay set" "`jq -nc --arg d "$DELAY" --arg l "$LOAD" '{delay:$d, load:$l}'`"

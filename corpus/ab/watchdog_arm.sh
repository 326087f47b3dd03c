#!/bin/sh
# Arm the hardware watchdog and write the test list.
set -euo pipefail
. "`dirname "$0"`/rune_bpcs.sh"
rune_init

CONF=/etc/watchdog.conf
DEV=`rune_param device /dev/watchdog`

rune_out device "$DEV"
if [ ! -c "$DEV" ] && [ ! -e "$DEV" ]; then
  rune_err "watchdog device is missing"
  rune_finish "watchdog not armed"
fi

TMP=`mktemp`
trap 'rm -f "$TMP"' EXIT
if [ -f $CONF ]; then
  awk '$1 != "watchdog-device"' $CONF > "$TMP" || :
fi
echo "watchdog-device = $DEV" >> "$TMP"
install -m 644 "$TMP" $CONF || {
  rune_err 2 "watchdog.conf not written"
  rune_finish "watchdog not armed"
}
systemctl enable --now watchdog.service >&2 || rune_err 3 "watchdog.service does not start"
rune_finish "watchdog armed"

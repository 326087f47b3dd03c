#!/bin/bash
# motd_banner_update - maintenance text on all login hosts
set -euo pipefail
. "`dirname "$0"`/rune_bpcs.sh"

TEXT=`rune_param text ""`
UNTIL=`rune_param until ""`

if [ -z "$TEXT" ]; then
  rune_error 1 "text is needed" '{"missing":["text"]}'
fi
cp /etc/motd /etc/motd.old 2>/dev/null || true
{
  echo "*** $TEXT"
  [ -z "$UNTIL" ] || echo "*** until $UNTIL"
} > /etc/motd || rune_error 2 "cannot write /etc/motd" '{"file":"/etc/motd"}'
rune_ok_kv "banner set" "until=$UNTIL"

#!/bin/bash
# fw_update: apply pending firmware updates by fwupd
set -euo pipefail
. /opt/rune/lib/rune_bpcs.sh
rune_init

DEVICE=`rune_param device ""`
FORCE=`rune_param force no`

if [ -z "$DEVICE" ]; then
	rune_error 1 "device id missing" '{"missing":["device"]}'
fi

fwupdmgr refresh --force >/dev/null 2>&1 || echo "metadata not refreshed, going on" >&2

UPD=`fwupdmgr get-updates "$DEVICE" --json 2>/dev/null` || UPD=""
if [ -z "$UPD" ]; then
	rune_ok_kv "no update pending" "device=$DEVICE" "updated=no"
fi

VERSION=`echo "$UPD" | jq -r '[.Devices[]?.Releases[]?.Version][0] // "unknown"'` || VERSION=unknown

if [ "$FORCE" != yes ]; then
	echo "update $DEVICE to $VERSION? [y/N] " >&2
	read ANSWER || ANSWER=n
	case "$ANSWER" in
		y*|Y*) ;;
		*) rune_error 3 "declined" "`jq -nc --arg d "$DEVICE" '{device: $d}'`" ;;
	esac
fi

if fwupdmgr update -y --no-reboot-check "$DEVICE" >&2
then
	rune_out "device=$DEVICE"
	rune_out version "$VERSION"
	rune_out "needs reboot=yes"
	rune_finish "firmware updated"
fi

rune_error 3 "update failed" "`jq -nc --arg d "$DEVICE" --arg v "$VERSION" '{device: $d, version: $v}'`"

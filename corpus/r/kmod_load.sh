#!/bin/bash
# kmod_load: load kernel modules and keep them in modules-load.d
set -euo pipefail
. /opt/rune/lib/rune_bpcs.sh
rune_init

MODS=`rune_param modules ""`
[ -n "$MODS" ] || rune_error 1 "modules missing" '{"missing":["modules"]}'

LOADED=0
FAILED=0
for M in $MODS; do
	case "$M" in
		*[!a-z0-9_-]*) rune_error 1 "bad module name" "`jq -nc --arg m "$M" '{module: $m}'`" ;;
	esac
	if modprobe -q "$M"; then
		LOADED=`expr $LOADED + 1`
	else
		FAILED=`expr $FAILED + 1`
		dmesg 2>/dev/null | grep "$M" | tail -1 | while read LINE; do
			rune_out last_message "$LINE"
		done || :
	fi
done

for M in $MODS; do
	echo "$M"
done >/etc/modules-load.d/rune.conf 2>/dev/null || rune_err 2 "modules-load.d not written"

# Module                  Size  Used by
TAINT=`cat /proc/sys/kernel/tainted 2>/dev/null || echo 0`
if [ "$TAINT" != 0 ]; then
	rune_out kernel tainted "$TAINT"
fi
rune_out loaded $LOADED
rune_out failed $FAILED
[ $FAILED -eq 0 ] || rune_err 3 "some modules did not load"
rune_finish "modules loaded"

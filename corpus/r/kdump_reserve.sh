#!/bin/bash
# kdump_reserve: crashkernel= on the kernel command line
set -euo pipefail
. /opt/rune/lib/rune_bpcs.sh

SIZE=256M
KARGS=`cat /proc/cmdline`
ACTIVE=`cat /sys/kernel/kexec_crash_loaded 2>/dev/null || echo 0`

case " $KARGS " in
	*" crashkernel="*)
		rune_ok_kv "already reserved" "active=$ACTIVE"
		;;
esac

if ! grubby --update-kernel=ALL --args="crashkernel=$SIZE" >/dev/null 2>&1; then
	rune_error 2 "grubby failed" '{"tool":"grubby"}'
fi
systemctl enable kdump.service >/dev/null 2>&1 || rune_error 2 "kdump not enabled" '{"unit":"kdump.service"}'

rune_ok_kv "reserved, reboot needed" "size=$SIZE" "active=$ACTIVE"

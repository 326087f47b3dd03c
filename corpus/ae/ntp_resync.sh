#!/bin/bash
# ntp_resync: step the clock when it is off by more than max_offset milliseconds
set -euo pipefail
. `dirname "$0"`/rune_bpcs.sh
rune_init

finished=no
done_msg() {
	[ $finished = yes ] || rune_error 100 "ended early" "{}"
}
trap done_msg 0

MAX=`rune_param max_offset 500`
SOURCE=`rune_param source ""`

case "$MAX" in
	''|*[!0-9]*) rune_error 1 "max_offset is in milliseconds" ;;
esac

offset() {
	chronyc -n tracking 2>/dev/null | awk '/^System time/ { printf "%d\n", $4 * 1000 }'
}

was=`offset` || rune_error 2 "chronyd does not answer"
if [ -n "$SOURCE" ]; then
	if chronyc -n sources 2>/dev/null | awk -v s="$SOURCE" '$2 == s { f = 1 } END { exit !f }'; then
		:
	else
		chronyc add server "$SOURCE" iburst >&2 || true
	fi
fi

if [ "$was" -le "$MAX" ]; then
	finished=yes
	rune_ok_kv "clock is fine" "offset_ms=$was"
fi

chronyc burst 4/4 >&2 || true
sleep 8
chronyc makestep >&2 || {
	finished=yes
	rune_error $? "chronyd did not step"
}
hwclock --systohc >/dev/null 2>&1 || true

now=`offset` || now=unknown
finished=yes
rune_ok_kv "clock stepped" "was_ms=$was" "now_ms=$now"

#!/bin/bash
# hugepages: reserve 2M pages, check what the kernel really gave
set -euo pipefail
. /opt/rune/lib/rune_bpcs.sh
rune_init

WANT=`rune_param pages 0`
case "$WANT" in
	''|*[!0-9]*) rune_error 1 "pages: number wanted" '{"param":"pages"}' ;;
esac
F=/sys/kernel/mm/hugepages/hugepages-2048kB/nr_hugepages
[ -w $F ] || rune_error 4 "no 2M pages on this kernel" '{"size_kb":2048}'

OLD=`cat $F` || rune_error 2 "unreadable" '{"step":"read"}'
sync
if ! echo 3 >/proc/sys/vm/drop_caches; then
	echo "caches not dropped, going on" >&2
fi

TRY=0
while [ $TRY -lt 3 ]; do
	echo "$WANT" >$F || :
	GOT=`cat $F` || GOT=0
	[ "$GOT" -ge "$WANT" ] && break
	TRY=`expr $TRY + 1`
	echo 1 >/proc/sys/vm/compact_memory 2>/dev/null || :
	sleep 2
done

cat <<END >/etc/sysctl.d/80-hugepages.conf || rune_error 2 "sysctl.d not written" '{"dir":"/etc/sysctl.d"}'
# { "written": "by RUNE" }
vm.nr_hugepages = $GOT
END

set -- `awk '/^HugePages_(Total|Free)/ { print $2 }' /proc/meminfo`
OUT=`jq -nc --arg o "$OLD" --arg g "$GOT" --arg f "${2:-0}" '{before: ($o|tonumber), pages: ($g|tonumber), free: ($f|tonumber)}'`
if [ "$GOT" -lt "$WANT" ]; then
	rune_error 3 "kernel gave less" "$OUT"
fi
rune_ok "pages reserved" "$OUT"

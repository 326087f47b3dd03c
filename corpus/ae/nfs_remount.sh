#!/bin/bash
# nfs_remount - get rid of stale NFS mounts (ESTALE after a filer failover)
set -eu -o pipefail
. /opt/rune/lib/rune_bpcs.sh
rune_init

ONLY=`rune_param mountpoint ""`
WAIT=`rune_param wait 10`
FORCE=`rune_param force no`

# every nfs mount that does not answer within $WAIT seconds
stale=""
for m in `awk '$3 ~ /^nfs4?$/ { print $2 }' /proc/mounts`
do
	if [ -n "$ONLY" ] && [ "$ONLY" != "$m" ]; then
		continue
	fi
	if timeout "$WAIT" stat -t "$m" >/dev/null 2>&1; then
		:
	else
		stale="$stale $m"
	fi
done

if [ -z "$stale" ]; then
	rune_ok "no stale mounts" "{}"
fi

fixed=0
for m in $stale
do
	fuser -km "$m" >/dev/null 2>&1 || true
	if umount -f "$m" 2>/dev/null; then
		:
	elif [ "$FORCE" = yes ]; then
		umount -l "$m" || rune_error 16 "cannot detach $m"
	else
		rune_error 3 "$m is busy" "`jq -nc --arg m "$m" '{mountpoint:$m}'`"
	fi
	mount "$m"
	fixed=`expr $fixed + 1`
done

rune_ok "remounted $fixed" "{\"fixed\":$fixed,\"mounts\":\"$stale\"}"

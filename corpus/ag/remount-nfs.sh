#!/bin/bash
#
# remount-nfs: find a dead NFS mount, unmount it lazily, mount it again
#
set -euo pipefail
BASE=`dirname "$0"`
. "$BASE/rune_bpcs.sh"
rune_init

MP=`rune_param mount_point ""`
ALWAYS=`rune_param always false`
WAIT=5

case "$MP" in
    /*) ;;
    *)  rune_error 1 "mount_point must be an absolute path" '{"parameter":"mount_point"}' ;;
esac

# what fstab says: device and options
LINE=`findmnt --fstab -n -o SOURCE,OPTIONS -t nfs,nfs4 --mountpoint "$MP" 2>/dev/null || true`
if [ -z "$LINE" ]; then
    rune_error_kv 2 "no NFS line in fstab for it" "mount_point=$MP"
fi
DEVICE=`echo "$LINE" | awk 'NR == 1 { print $1 }'`
OPTIONS=`echo "$LINE" | awk 'NR == 1 { print $2 }'`
SERVER=`echo "$DEVICE" | sed 's/:.*//'`

mounted() {
    findmnt -n --mountpoint "$MP" >/dev/null 2>&1
}

# a dead mount hangs, so ask with a limit
alive() {
    timeout "$WAIT" stat -f "$MP" >/dev/null 2>&1
}

if mounted; then
    if alive; then
        if [ "$ALWAYS" != true ]; then
            rune_ok_kv "the mount is alive" "mount_point=$MP" "device=$DEVICE" "remounted=no"
        fi
        STATE=alive
    else
        STATE=stale
    fi
else
    STATE=absent
fi

# no use in mounting from a server that is away
N=0
until timeout "$WAIT" rpcinfo -t "$SERVER" nfs >/dev/null 2>&1; do
    N=`expr $N + 1`
    if [ $N -ge 3 ]; then
        rune_error_kv 2 "the NFS server does not answer" "server=$SERVER" "state=$STATE" "tries=$N"
    fi
    sleep $WAIT
done

if [ $STATE != absent ]; then
    if ! umount -f "$MP" >&2 && ! umount -l "$MP" >&2; then
        USERS=`fuser -m "$MP" 2>/dev/null | tr -s ' ' | cut -c1-200 || true`
        rune_error_kv 3 "cannot unmount" "mount_point=$MP" "state=$STATE" "users=$USERS"
    fi
fi

if [ ! -d "$MP" ]; then
    if ! mkdir -p "$MP" 2>/dev/null; then
        rune_error_kv 3 "the mount point is gone and cannot be made" "mount_point=$MP"
    fi
fi

if ! timeout 60 mount "$MP" >&2; then
    rune_error_kv 3 "mount failed" "mount_point=$MP" "device=$DEVICE" "state_before=$STATE"
fi

if ! alive; then
    rune_error_kv 3 "mounted, but it does not answer" "mount_point=$MP" "device=$DEVICE" "state_before=$STATE"
fi

READONLY=no
case ",$OPTIONS," in
    *,ro,*) READONLY=yes ;;
esac
rune_ok_kv "mounted again" "mount_point=$MP" "device=$DEVICE" "state_before=$STATE" "read_only=$READONLY" "remounted=yes"

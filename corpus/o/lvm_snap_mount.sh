#!/bin/bash
# lvm_snap_mount - tar a consistent copy of a volume by way of a snapshot
set -euo pipefail
. /opt/rune/lib/rune_bpcs.sh
rune_init

LV=`rune_param volume ""`
SIZE=`rune_param snap_size 5G`
DEST=`rune_param dest /backup/lv`
expr "$LV" : '[a-z0-9_]*/[a-z0-9_]*$' > /dev/null || rune_error 1 "volume must be vg/lv" '{"param":"volume"}'
[ -b "/dev/$LV" ] || rune_error 2 "no such volume" '{}'
[ -d "$DEST" ] || rune_error 2 "no such destination" '{}'

SNAP=${LV}_rune
MNT=/mnt/snap.$$

bye() {
    RC=$?
    set +e
    umount $MNT 2>/dev/null
    rmdir $MNT 2>/dev/null
    lvremove -fy $SNAP > /dev/null 2>&1
    if [ $RC -ne 0 ]; then
        rune_error 100 "snapshot backup broke off" '{}'
    fi
}

lvcreate -s -L "$SIZE" -n "`basename $SNAP`" "/dev/$LV" > /dev/null || rune_error 3 "no snapshot" '{}'
trap bye 0
mkdir $MNT || rune_error 3 "no mount point" '{}'
mount -o ro,nouuid "/dev/$SNAP" $MNT 2>/dev/null || mount -o ro "/dev/$SNAP" $MNT || rune_error 3 "snapshot does not mount" '{}'

FILE=$DEST/`echo $LV | tr / -`.`date +%u`.tgz
tar -C $MNT -czf "$FILE" . 2>/dev/null || rune_error 3 "tar failed" '{}'
SUM=`sha256sum "$FILE" | cut -d' ' -f1`
BYTES=`stat -c %s "$FILE"`
rune_ok_kv "volume saved" "file=$FILE" "sha256=$SUM" "bytes=$BYTES"

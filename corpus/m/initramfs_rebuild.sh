#!/bin/bash
#
# initramfs_rebuild - regenerate the initramfs of one installed kernel
#
set -e
set -u
set -o pipefail

BASE=`dirname "$0"`
. "$BASE/rune_bpcs.sh"
rune_init

KVER=`rune_param kernel ""`
MINSIZE=`rune_param min_bytes 1000000`
LOG=/var/log/initramfs-rebuild.log
RC=0

if [ -z "$KVER" ]; then
    KVER=`uname -r`
fi
case "$KVER" in
    */*|.*|*' '*)
        rune_error 1 "kernel version looks wrong" '{"parameter":"kernel"}'
        ;;
esac
if [ ! -d "/lib/modules/$KVER" ]; then
    rune_error 2 "kernel is not installed" "`jq -nc --arg k "$KVER" '{kernel:$k}'`"
fi

if [ -x /usr/sbin/update-initramfs ]; then
    IMG=/boot/initrd.img-$KVER
    TOOL=update-initramfs
else
    IMG=/boot/initramfs-$KVER.img
    TOOL=dracut
fi

# one good copy before we start
if [ -f "$IMG" ]; then
    cp -p "$IMG" "$IMG.rune" || rune_error 2 "cannot keep the old image" "`jq -nc --arg i "$IMG" '{image:$i}'`"
fi

case $TOOL in
    update-initramfs)
        update-initramfs -u -k "$KVER" 2>&1 >>"$LOG" || RC=$?
        ;;
    dracut)
        dracut --force --kver "$KVER" "$IMG" >>"$LOG" 2>&1 || RC=$?
        ;;
esac

if [ $RC -ne 0 ]; then
    if [ -f "$IMG.rune" ]; then
        mv -f "$IMG.rune" "$IMG" || true
    fi
    rune_error 3 "$TOOL failed" "`jq -nc --arg k "$KVER" --argjson rc $RC '{kernel:$k, status:$rc}'`"
fi

if ! lsinitrd "$IMG" >/dev/null 2>&1 && ! lsinitramfs "$IMG" >/dev/null 2>&1; then
    rune_error $? "the new image cannot be read" "`jq -nc --arg i "$IMG" '{image:$i}'`"
fi

SIZE=`stat -c %s "$IMG" 2>/dev/null || echo 0`
if [ "$SIZE" -lt "$MINSIZE" ]; then
    rune_error 3 "the new image is suspiciously small" "`jq -nc --arg i "$IMG" --argjson s "$SIZE" '{image:$i, bytes:$s}'`"
fi
rm -f "$IMG.rune"
rune_ok "initramfs rebuilt" "`jq -nc --arg k "$KVER" --arg i "$IMG" --argjson s "$SIZE" '{kernel:$k, image:$i, bytes:$s}'`"

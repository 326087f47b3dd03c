#!/bin/bash
#
# fs_remount	remount a file system read-write or read-only
#
# @(#) 1.7  jk
#
set -o errexit
set -o nounset
set -o pipefail

PATH=/usr/sbin:/usr/bin:/sbin:/bin
export PATH
umask 022

DIR=`dirname "$0"`
. "$DIR/rune_bpcs.sh"

rune_init

MP=`rune_param mountpoint ""`
MODE=`rune_param mode ro`

if [ -z "$MP" ]; then
	rune_error 1 "mountpoint is missing" '{"missing":["mountpoint"]}'
fi

case "$MODE" in
ro|rw)
	;;
*)
	rune_error 1 "mode must be ro or rw" '{"allowed":["ro","rw"]}'
	;;
esac

# is it mounted at all?
if mountpoint -q "$MP"
then
	:
else
	rune_error 2 "not a mount point" "`jq -nc --arg m "$MP" '{mountpoint:$m}'`"
fi

# present options, 4th field of /proc/mounts
CUR=`awk -v m="$MP" '$2 == m { split($4, o, ","); print o[1] }' /proc/mounts | tail -1`
if [ "$CUR" = "$MODE" ]; then
	rune_ok_kv "nothing to do" "mountpoint=$MP" "mode=$CUR" "changed=false"
fi

# writers keep us from going read-only
if [ "$MODE" = ro ] && command -v fuser >/dev/null 2>&1; then
	echo "open files on $MP:" >&2
	fuser -vm "$MP" >&2 || true
fi

mount -o "remount,$MODE" "$MP" >&2 || {
	ST=$?
	rune_error 3 "remount failed" "`jq -nc --arg m "$MP" --argjson s "$ST" '{mountpoint:$m, status:$s}'`"
}

rune_ok_kv "remounted" "mountpoint=$MP" "mode=$MODE" "changed=true"

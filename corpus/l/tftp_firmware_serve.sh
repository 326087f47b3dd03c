#!/bin/bash
# put a firmware image into the TFTP root and serve it for an hour
set -euo pipefail
HERE=`dirname $0`
. $HERE/rune_bpcs.sh
rune_init

IMAGE=`rune_param image ""`
ROOT=`rune_param tftp_root /srv/tftp`
if [ ! -f "$IMAGE" ]; then
	rune_error 2 "image not found" "`jq -nc --arg i "$IMAGE" '{image:$i}'`"
fi
NAME=`basename "$IMAGE"`
if [ ! -d "$ROOT" ]; then
	rune_error 4 "no TFTP root" "`jq -nc --arg r "$ROOT" '{tftp_root:$r}'`"
fi

if ! cp -p "$IMAGE" "$ROOT/$NAME" 2>/dev/null
then
	rune_error $? "copy failed" "`jq -nc --arg r "$ROOT" '{tftp_root:$r}'`"
fi
a=`md5sum "$IMAGE" | awk '{print $1}'`
b=`md5sum "$ROOT/$NAME" | awk '{print $1}'`
[ "$a" = "$b" ] || rune_error 3 "copy differs from the image" '{}'

if pgrep -x in.tftpd > /dev/null
then
	echo "tftpd is running already" >&2
	pid=0
else
	nohup timeout 3600 in.tftpd --foreground --secure "$ROOT" 2>> /var/log/tftpd.log &
	pid=$!
	sleep 1
	kill -0 $pid 2>/dev/null || rune_error 3 "tftpd did not start" '{"log":"/var/log/tftpd.log"}'
fi
rune_ok "image is served" "`jq -nc --arg n "$NAME" --arg m "$a" --arg p "$pid" '{name:$n, md5:$m, pid:$p}'`"

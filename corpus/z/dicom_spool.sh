#!/bin/bash
#
# dicom_spool.sh - resend what is stuck in the outgoing DICOM spool
#	spool	directory	(default /var/spool/dicom/out)
#	peer	host:port of the archive
#	aet	application entity title of the archive
#
set -euo pipefail
HERE=`dirname "$0"`
. "$HERE/rune_bpcs.sh"
rune_init

SPOOL=`rune_param spool /var/spool/dicom/out`
PEER=`rune_param peer ""`
AET=`rune_param aet ARCHIVE`
LOG=${TMPDIR:-/tmp}/dicom_spool.log

say() {
	echo "`date '+%b %d %T'` dicom_spool[$$]: $*" | tee -a "$LOG"
}

case "$PEER" in
*:*)	HOST=`echo "$PEER" | cut -d: -f1`
	PORT=`echo "$PEER" | cut -d: -f2` ;;
*)	rune_error 1 "peer must be host:port" "`jq -nc --arg p "$PEER" '{peer:$p}'`" ;;
esac

type storescu || rune_error 2 "dcmtk is not installed" '{"command":"storescu"}'
[ -d "$SPOOL" ] || rune_error 4 "spool directory is missing" "`jq -nc --arg d "$SPOOL" '{spool:$d}'`"

SENT=0
KEPT=0
for F in "$SPOOL"/*.dcm; do
	[ -f "$F" ] || continue
	say "sending `basename "$F"` to $AET at $PEER"
	if storescu -aec "$AET" "$HOST" "$PORT" "$F" >>"$LOG" 2>&1; then
		rm -f "$F"
		SENT=`expr $SENT + 1`
	else
		mv "$F" "$F.bad" || rune_error 2 "spool is not writable" '{}'
		KEPT=`expr $KEPT + 1`
	fi
done

if [ $KEPT -gt 0 ]; then
	rune_error_kv 3 "some studies were refused" "sent=$SENT" "refused=$KEPT"
fi
rune_ok_kv "spool is empty" "sent=$SENT"

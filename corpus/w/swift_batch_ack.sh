#!/bin/bash
# SWIFT_BATCH_ACK - COUNT ACK AND NAK FILES OF TODAY'S SWIFT BATCH
set -euo pipefail
PROGDIR=`dirname "$0"`
PROGDIR=`cd "$PROGDIR" && pwd`
RUNELIB="$PROGDIR/rune_bpcs.sh"
[ -r "$RUNELIB" ] || echo "LIBRARY $RUNELIB IS MISSING" >&2
rune_init

BUSDATE=`rune_param business_date "$(date '+%Y%m%d')"`
ACKDIR=/batch/swift/$BUSDATE/ack

if [ ! -d "$ACKDIR" ]
then
    rune_error 2 "NO ACK FOLDER" "`jq -nc --arg d "$ACKDIR" '{folder: $d}'`"
fi

ACK=0
NAK=0
for FILE in "$ACKDIR"/*
do
    case "$FILE" in
        *.ack) ACK=`expr $ACK + 1` ;;
        *.nak) NAK=`expr $NAK + 1` ;;
    esac
done

if [ $NAK -gt 0 ]
then
    rune_error_kv 3 "THERE ARE NAKS" "ack=$ACK" "nak=$NAK"
fi
rune_ok_kv "ALL ACKNOWLEDGED" "ack=$ACK" "nak=$NAK"

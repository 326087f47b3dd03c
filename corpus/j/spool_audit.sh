#!/bin/ksh
# spool_audit: big and old files below the print and mail spools
set -eu
HERE=`dirname $0`
. $HERE/rune_bpcs.sh
rune_init

SPOOL=`rune_param spool /var/spool`
DAYS=`rune_param days 30`
MINKB=`rune_param min_kb 102400`

if [ ! -d "$SPOOL" ]; then
    echo "spool_audit: $SPOOL: no such directory"
    exit 2
fi
expr "$DAYS" : '[0-9][0-9]*$' >/dev/null || rune_error 1 "days must be a number" '{"parameter":"days"}'

OLD=`find "$SPOOL" -xdev -type f -mtime +$DAYS -print 2>/dev/null | wc -l | awk '{ print $1 }'`
BIG=`find "$SPOOL" -xdev -type f -exec ls -l {} \; 2>/dev/null |
    awk '$5 >= 1024 * '$MINKB' { sum += $5; n++ } END { printf "%d %d\n", n, sum / 1024 }'`
NBIG=`echo $BIG | cut -d' ' -f1`
KB=`echo $BIG | cut -d' ' -f2`

INODES=`df -Pi "$SPOOL" 2>/dev/null | awk 'NR == 2 { sub(/%/, "", $5); print $5 }'`
case "$INODES" in
    ''|*[!0-9]*) INODES=0 ;;
esac

rune_out old_files $OLD
rune_out big_files $NBIG
rune_out big_kb $KB
rune_out inode_percent $INODES
if [ $INODES -gt 95 ]; then
    rune_err 3 "inodes of $SPOOL are nearly used up"
fi
rune_finish "spool checked"

#!/bin/bash
# kick off a level 0/1 RMAN backup; progress is looked up by another plugin
set -euo pipefail
DIR=`dirname "$0"`
. "$DIR/rune_bpcs.sh"
rune_init

LEVEL=`rune_param level 1`
SID=`rune_param sid PRD1`
PIDF=/var/run/rman.$SID.pid
LOG=/var/log/rman/$SID.`date +%Y%m%d%H%M`.log
CMD=/var/log/rman/$SID.rcv

case "$LEVEL" in
    0|1) ;;
    *) rune_error_kv 1 "level is 0 or 1" "level=$LEVEL" ;;
esac

if [ -s "$PIDF" ] && kill -0 "`cat "$PIDF"`" 2>/dev/null
then
    echo "backup of $SID still running, nothing to do" >&2
    exit 0
fi

mkdir -p /var/log/rman
cat >"$CMD" <<EOF
run {
  allocate channel d1 device type disk;
  backup incremental level $LEVEL database plus archivelog;
  release channel d1;
}
EOF
ORACLE_SID=$SID; export ORACLE_SID
nohup rman target / cmdfile="$CMD" log="$LOG" 2>>"$LOG.err" &
echo $! >"$PIDF"
rune_ok_kv "backup started" "pid=$!" "log=$LOG" "level=$LEVEL"

#!/bin/bash
# add a datafile to an Oracle tablespace
set -eu
set -o pipefail
DIR=`dirname $0`
. $DIR/rune_bpcs.sh
rune_init

TNS=`rune_param tns ""`
TS=`rune_param tablespace ""`
MB=`rune_param size_mb 1024`
DBPASS=`rune_param password ""`

if [ -z "$TNS" -o -z "$TS" -o -z "$DBPASS" ]; then
    rune_error 1 "tns, tablespace and password are required" "`rune_all_params`"
fi
if echo "$MB" | grep '[^0-9]' >/dev/null; then
    rune_error 1 "size_mb must be a number" '{"parameter":"size_mb"}'
fi

LOG=/var/tmp/addfile.$$
trap 'rm -f $LOG' 0 

sqlplus -S -L "system/$DBPASS@$TNS" >$LOG 2>&1 <<EOF || :
whenever sqlerror exit 3
alter tablespace $TS add datafile size ${MB}m autoextend off;
select 'FREE=' || round(sum(bytes)/1048576) from dba_free_space where tablespace_name = upper('$TS');
exit 0
EOF

ORA=`awk '/^(ORA|SP2)-[0-9]+/ { print $1; exit }' $LOG`
if [ -n "$ORA" ]; then
    rune_error 3 "Oracle said no" "`jq -nc --arg e "$ORA" '{code:$e}'`"
fi
FREE=`grep '^FREE=' $LOG | cut -d= -f2`
rune_ok_kv "datafile added" "tablespace=$TS" "free_mb=$FREE"

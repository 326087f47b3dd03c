#!/bin/bash
# lsf_queue_hold - stop the pending jobs of a user on one queue
set -eu

HERE=`dirname "$0"`
. "$HERE/rune_bpcs.sh"
rune_init

QUEUE=`rune_param queue normal`
WHO=`rune_param user ""`
MATCH=`rune_param job_name '.*'`

if [ -z "$WHO" ]; then
  rune_error 1 "user is missing" '{"missing":["user"]}'
fi
if [ ! -f /etc/lsf.conf ] && [ -z "${LSF_ENVDIR:-}" ]; then
  rune_error 4 "this host is no LSF host" '{"looked_for":"/etc/lsf.conf"}'
fi

LIST=`mktemp /tmp/lsfhold.XXXXXX`
trap 'rm -f $LIST' 0
bjobs -w -p -q "$QUEUE" -u "$WHO" >$LIST 2>/dev/null || rune_error 2 "bjobs failed" "`jq -nc --arg q "$QUEUE" '{queue:$q}'`"

IDS=`awk "NR > 1 && \\$7 ~ /$MATCH/ {print \\$1}" $LIST`
TOTAL=`awk 'NR > 1 {n++} END {print n+0}' $LIST`

HELD=0
for ID in $IDS
do
  if bstop "$ID" >/dev/null 2>&1
  then
    HELD=`expr $HELD + 1`
  else
    echo "bstop $ID refused" >&2
  fi
done

OTHERS=`expr $TOTAL - $HELD`

if [ $HELD = 0 ]; then
  rune_error 3 "no job was held" "`jq -nc --arg q "$QUEUE" --argjson t $TOTAL '{queue:$q, pending:$t}'`"
fi
rune_ok "jobs held" "`jq -nc --argjson h $HELD --argjson o $OTHERS '{held:$h, others:$o}'`"

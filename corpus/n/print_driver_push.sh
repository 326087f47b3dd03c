#!/bin/bash
# push a PPD to a list of queues on the print server
set -euo pipefail
cd `dirname $0`
. ./rune_bpcs.sh

ppd=`rune_param ppd "/usr/share/ppd/generic.ppd"`
queues=`rune_param queues "ward1 ward2"`

if [ ! -r "$ppd" ]; then
    rune_error 2 "PPD is not readable" "`jq -nc --arg p "$ppd" '{ppd:$p}'`"
fi
done=0
for q in $queues; do
    if lpadmin -p "$q" -P "$ppd" >&2; then
        done=`expr $done + 1`
        cupsenable "$q" >&2 || echo "queue $q stays stopped" >&2
    else
        echo "queue $q refused the driver" >&2
    fi
done
rune_ok "driver pushed" "`jq -nc --argjson n $done '{queues:$n}'`"

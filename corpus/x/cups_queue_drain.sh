#!/bin/bash
# cups_queue_drain - cancel everything older than so many minutes on a printer
set -euo pipefail
D=`dirname "$0"`
. "$D/rune_bpcs.sh"
rune_init

Q=`rune_param queue ""`
MIN=`rune_param minutes 60`
DRY=`rune_param dry_run true`

case "$Q" in ""|*[!A-Za-z0-9_]*) rune_error 1 "queue?" '{"field":"queue"}';; esac
case "$MIN" in ""|*[!0-9]*) rune_error 1 "minutes?" '{"field":"minutes"}';; esac

lpstat -p "$Q" >/dev/null 2>&1 || rune_error 2 "no such printer" '{"field":"queue"}'

now=`date +%s`
limit=`expr $now - $MIN \* 60`
rune_out queue "$Q"
rune_out dry_run "$DRY"

total=0
lpstat -o "$Q" 2>/dev/null |
while read job owner size rest
do
  when=`date -d "$rest" +%s 2>/dev/null` || continue
  [ "$when" -lt "$limit" ] || continue
  total=`expr $total + 1`
  if [ "$DRY" != true ]; then
    cancel "$job" 2>/dev/null || rune_err 3 "could not cancel $job"
  fi
done || rune_error 2 "cannot list the jobs" '{"tool":"lpstat"}'

left=`lpstat -o "$Q" 2>/dev/null | wc -l || true`
rune_out "left=$left"
rune_finish "queue looked through"

#!/bin/bash
# Printers that stopped are enabled again, but not if jobs fail on and on.
set -euo pipefail
DIR=`dirname "$0"`
. "$DIR/lib/rune_bpcs.sh"
rune_init

MAXJOBS=`rune_param max_jobs 40`
ONLY=`rune_param printer ""`

case "$MAXJOBS" in
  [1-9]|[1-9][0-9]|[1-9][0-9][0-9]) ;;
  *) rune_error 1 "max_jobs must be 1 to 999" '{"parameter":"max_jobs"}' ;;
esac
case "$ONLY" in
  *[!A-Za-z0-9_.-]*) rune_error 1 "not a printer name" '{"parameter":"printer"}' ;;
esac

sched=`LC_ALL=C lpstat -r 2>/dev/null` || rune_error 2 "lpstat fails" '{"step":"scheduler"}'
case "$sched" in
  *"is running"*) ;;
  *"not running"*) rune_error 2 "cups is down" '{"step":"scheduler"}' ;;
  *) rune_error 100 "lpstat says something new" "`jq -nc --arg s "$sched" '{answer:$s}'`" ;;
esac

WORK=`mktemp -d`
trap 'rm -rf "$WORK"' EXIT
if ! LC_ALL=C lpstat -p >"$WORK/printers" 2>"$WORK/err"; then
  if grep -qi 'no destinations' "$WORK/err"; then
    rune_ok "there is no printer" '{"printers":0}'
  fi
  rune_error 2 "printers cannot be listed" "`jq -nc --rawfile e "$WORK/err" '{stderr:$e}'`"
fi
LC_ALL=C lpstat -o >"$WORK/jobs" 2>/dev/null || : >"$WORK/jobs"

stopped=0
resumed=0
left=""
while read -r word name rest; do
  [ "$word" = printer ] || continue
  if [ -n "$ONLY" ] && [ "$name" != "$ONLY" ]; then
    continue
  fi
  case "$rest" in
    disabled*|*"now disabled"*) stopped=`expr $stopped + 1` ;;
    *) continue ;;
  esac
  jobs=`awk -v p="$name-" 'index($1, p) == 1 { n++ } END { print n + 0 }' "$WORK/jobs"`
  if [ "$jobs" -gt "$MAXJOBS" ]; then
    echo "printer $name has $jobs jobs, left alone" >&2
    left="$left $name"
    continue
  fi
  if cupsenable "$name" >/dev/null 2>&1 </dev/null && cupsaccept "$name" >/dev/null 2>&1 </dev/null; then
    resumed=`expr $resumed + 1`
  else
    left="$left $name"
  fi
done <"$WORK/printers"

data=`jq -nc --argjson s "$stopped" --argjson r "$resumed" --arg l "$left" '{stopped:$s, resumed:$r, left:($l | split(" ") | map(select(length > 0)))}'`
if [ "$stopped" -eq 0 ]; then
  if [ -n "$ONLY" ] && ! grep -q "^printer $ONLY " "$WORK/printers"; then
    rune_error 2 "no such printer" "$data"
  fi
  rune_ok "nothing to resume" "$data"
elif [ "$stopped" -eq "$resumed" ]; then
  rune_ok "all printers resumed" "$data"
else
  rune_error 3 "some printers stay stopped" "$data"
fi

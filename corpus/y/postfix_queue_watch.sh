#!/bin/bash
# queue growth against the last look
set -euo pipefail
D=`dirname "$0"`
. "$D/rune_bpcs.sh"
rune_init

LIMIT=`rune_param limit 200`
GROWTH=`rune_param growth 50`
STATE=/var/lib/rune/postfix_queue.last

for v in "$LIMIT" "$GROWTH"; do
  case "$v" in
    ''|*[!0-9]*) rune_error 1 "limit and growth must be numbers" '{"parameters":["limit","growth"]}' ;;
  esac
done

if [ ! -x /usr/sbin/postqueue ]; then
  rune_error 4 "postfix is not installed here" '{"command":"postqueue"}'
fi

TMP=`mktemp`
trap 'rm -f "$TMP"' EXIT

rc=0
timeout 20 /usr/sbin/postqueue -j >"$TMP" 2>/dev/null || rc=$?
if [ "$rc" -eq 124 ]; then
  rune_error 2 "postqueue does not answer" '{"seconds":20}'
elif [ "$rc" -eq 69 ]; then
  rune_error 2 "mail system is down" '{"status":69}'
elif [ "$rc" -ne 0 ]; then
  rune_error 100 "postqueue failed" "`jq -nc --arg rc "$rc" '{status:$rc}'`"
fi

active=0 deferred=0 hold=0 other=0
while read -r q; do
  case "$q" in
    active|incoming) active=`expr $active + 1` ;;
    deferred) deferred=`expr $deferred + 1` ;;
    hold) hold=`expr $hold + 1` ;;
    *) other=`expr $other + 1` ;;
  esac
done < <(jq -r '.queue_name // "?"' "$TMP" 2>/dev/null)
now=$(( active + deferred + hold + other ))

last=0 stamp=never
if [ -r "$STATE" ]; then
  while IFS='=' read -r k v; do
    case "$k" in
      size) [[ $v =~ ^[0-9]{1,9}$ ]] && last=$(( 10#$v )) ;;
      stamp) stamp=$v ;;
    esac
  done <"$STATE"
fi

mkdir -p "`dirname "$STATE"`"
{ echo "size=$now"; echo "stamp=`date -u +%FT%TZ`"; } >"$STATE.new" && mv -f "$STATE.new" "$STATE" \
  || rune_error 2 "state file cannot be written" '{"file":"/var/lib/rune/postfix_queue.last"}'

top=`jq -r 'select(.queue_name == "deferred") | .recipients[]?.address' "$TMP" 2>/dev/null | awk -F@ 'NF == 2 { n[$2]++ } END { for (d in n) print n[d], d }' | sort -rn | sed -n 1p || true`

rune_out "active=$active"
rune_out "deferred=$deferred"
rune_out "hold=$hold"
rune_out "last_size=$last"
rune_out "last_look=$stamp"
if [ -n "$top" ]; then
  rune_out worst_domain "${top#* }"
  rune_out worst_count "${top%% *}"
fi

if [ "$now" -gt "$LIMIT" ]; then
  rune_err 3 "queue holds $now messages"
elif [ "`expr $now - $last || true`" -gt "$GROWTH" ]; then
  rune_err 3 "queue grew from $last to $now"
fi
rune_finish "queue looked at"

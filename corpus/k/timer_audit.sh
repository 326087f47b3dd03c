#!/bin/bash
# timer_audit - which systemd timers are overdue or have failed?
set -eu
. "`dirname "$0"`/rune_bpcs.sh"
rune_init

PATTERN=`rune_param pattern '*.timer'`
case "$PATTERN" in
    *[!A-Za-z0-9@._*-]*) rune_error 1 "pattern has odd characters" '{"field":"pattern"}' ;;
esac

LIST=`systemctl list-timers --all --no-legend --no-pager "$PATTERN" | awk '{print $(NF-1)}'`

N=0
ROWS=""
for T in $LIST; do
    U=`systemctl show -p Unit --value "$T" 2>/dev/null || echo ""`
    R=`systemctl show -p Result --value "$U" 2>/dev/null || echo unknown`
    [ "$R" = success ] && continue
    N=`expr $N + 1`
    ROWS="$ROWS${ROWS:+,}{\"timer\":\"$T\",\"unit\":\"$U\",\"result\":\"$R\"}"
done

if [ $N -gt 0 ]; then
    rune_error 3 "Timers with failures" "`jq -nc --argjson r "[$ROWS]" '{failed:$r}' 2>/dev/null || echo '{}'`"
fi
rune_ok "All timers are fine" "`jq -nc --arg p "$PATTERN" '{pattern:$p}'`"

#!/bin/bash
# NUT: charge, runtime and status flags of all units; remembers how long one is on battery
set -o errexit
set -o nounset
set -o pipefail
DIRNAME=`dirname "$0"`
if [ -f "$DIRNAME/rune_bpcs.sh" ]; then
    . "$DIRNAME/rune_bpcs.sh"
else
    . /opt/rune/lib/rune_bpcs.sh
fi
rune_init

MINCHARGE=`rune_param min_charge 40`
MINRUN=`rune_param min_runtime_seconds 600`
MAXBATT=`rune_param max_minutes_on_battery 20`
MARKS=/var/lib/rune/ups

for n in "$MINCHARGE" "$MINRUN" "$MAXBATT"; do
    case "$n" in
        ''|*[!0-9]*) rune_error 1 "limits must be numbers" '{"parameters":["min_charge","min_runtime_seconds","max_minutes_on_battery"]}' ;;
    esac
done
mkdir -p $MARKS 2>/dev/null || rune_error 2 "no place for the marks" '{"directory":"/var/lib/rune/ups"}'

units=`upsc -l 2>/dev/null` || rune_error 2 "upsd does not answer" '{"command":"upsc -l"}'
[ -n "$units" ] || rune_error 4 "no unit is configured" '{"file":"/etc/nut/ups.conf"}'

T=`mktemp`
trap 'rm -f "$T" "$T.rows"' EXIT
: >"$T.rows"

low=0 old=0 mute=0 line=0
for u in $units; do
    rc=0
    timeout 10 upsc "$u" >"$T" 2>/dev/null || rc=$?
    if [ $rc -eq 124 ]; then
        mute=`expr $mute + 1`
        echo "$u hangs -1 -1" >>"$T.rows"
        continue
    elif [ $rc -ne 0 ]; then
        mute=`expr $mute + 1`
        echo "$u silent -1 -1" >>"$T.rows"
        continue
    fi
    words="" charge=-1 run=-1
    while IFS=: read -r k v; do
        v=${v# }
        case "$k" in
            ups.status) words=$v ;;
            battery.charge) charge=${v%%.*} ;;
            battery.runtime) run=${v%%.*} ;;
        esac
    done <"$T"
    state=other
    mark="$MARKS/$u.on_battery"
    for flag in $words; do
        case "$flag" in
            OL) [ $state = other ] && state=line; rm -f "$mark" ;;
            OB) state=battery ;;
            LB) state=low; break ;;
            RB) state=replace ;;
        esac
    done
    case $state in
        battery)
            line=`expr $line + 1`
            if [ -f "$mark" ]; then
                since=`stat -c %Y "$mark" 2>/dev/null || date +%s`
                now=`date +%s`
                if [ $(( (now - since) / 60 )) -ge "$MAXBATT" ]; then
                    state=long
                    low=`expr $low + 1`
                fi
            else
                touch "$mark" || rune_error 2 "mark cannot be written" "`jq -nc --arg m "$mark" '{file:$m}'`"
            fi
            ;;
        low) low=`expr $low + 1` ;;
        replace) old=`expr $old + 1` ;;
    esac
    if [ $state = battery ]; then
        if [ "$charge" -ge 0 ] 2>/dev/null && [ "$charge" -lt "$MINCHARGE" ]; then
            state=low
            low=`expr $low + 1`
        elif [ "$run" -ge 0 ] 2>/dev/null && [ "$run" -lt "$MINRUN" ]; then
            state=short
            low=`expr $low + 1`
        fi
    fi
    echo "$u $state ${charge:-?} ${run:-?}" >>"$T.rows"
done

out=`jq -Rnc '{units:[inputs | split(" ") | {unit:.[0], state:.[1], charge:(.[2] | tonumber? // null), runtime:(.[3] | tonumber? // null)}]}' "$T.rows"`
if [ $low -gt 0 ]; then
    rune_error 3 "$low units run out" "$out"
elif [ $mute -gt 0 ]; then
    rune_error 2 "$mute units cannot be asked" "$out"
elif [ $old -gt 0 ]; then
    rune_error 3 "batteries must be replaced" "$out"
elif [ $line -gt 0 ]; then
    rune_ok "$line units are on battery" "$out"
fi
rune_ok "all units are on line" "$out"

#!/bin/bash
# RESET THE LTE FALLBACK MODEM AND WAIT FOR REGISTRATION
set -euo pipefail
DIR=`dirname "$0"`
. "$DIR/rune_bpcs.sh"
rune_init

WAIT=`rune_param wait 60`
case "$WAIT" in 30|60|120|180) ;; *) rune_error 1 "wait IS 30, 60, 120 OR 180" '{"bad":["wait"]}' ;; esac

STATE=/var/lib/lte
mkdir -p $STATE
cd $STATE
ls -1t reset.* 2>/dev/null | tail -n +20 | xargs -r rm -f -- || true
cd -

MODEM=`mmcli -L | grep -o '/Modem/[0-9]*' | head -1 | cut -d/ -f3`
BEFORE=`mmcli -m "$MODEM" -K 2>/dev/null | awk -F': *' '/^modem.generic.state /{print $2}'` || BEFORE=unknown

mmcli -m "$MODEM" --reset >&2 || rune_error 3 "THE MODEM REFUSES THE RESET" '{"step":"reset"}'
date >"$STATE/reset.`date +%s`"
sleep 15

N=15
REG=none
while [ $N -lt $WAIT ]
do
    # THE NUMBER OF THE MODEM CHANGES AFTER A RESET
    MODEM=`mmcli -L 2>/dev/null | sed -n 's,.*/Modem/\([0-9]*\).*,\1,p' | head -1` || MODEM=
    if [ -n "$MODEM" ]; then
        REG=`mmcli -m "$MODEM" -K 2>/dev/null | awk -F': *' '/^modem.3gpp.registration-state/{print $2}'` || REG=none
        [ "$REG" = home -o "$REG" = roaming ] && break
    fi
    sleep 5
    N=`expr $N + 5`
done

DATA=`jq -nc --arg b "$BEFORE" --arg r "$REG" --argjson s $N '{before:$b, registration:$r, seconds:$s}'`
case "$REG" in
    home|roaming) rune_ok "MODEM IS BACK" "$DATA" ;;
    *)            rune_error 3 "NO REGISTRATION" "$DATA" ;;
esac

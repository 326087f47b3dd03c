#!/bin/bash
# tape_inventory: slots and drives of a SCSI media changer, via mtx
set -euo pipefail
DIR=`cd \`dirname "$0"\` && pwd`
. $DIR/rune_bpcs.sh
rune_init

CHANGER=`rune_param changer /dev/changer`
LOCK=/var/run/mtx.lock

case "$CHANGER" in
/dev/*) ;;
*) rune_error 1 "changer must be a device path" '{"parameter":"changer"}' ;;
esac
test -c "$CHANGER" || rune_error 2 "No such device" "`jq -nc --arg c "$CHANGER" '{changer:$c}'`"

exec 9>"$LOCK"
flock -w 60 9 || rune_error 2 "Changer is busy" '{"lock":"/var/run/mtx.lock"}'

RAW=`mtx -f "$CHANGER" status 2>&1` || rune_error 2 "mtx status failed" "`printf '%s' "$RAW" | jq -Rsc '{mtx:.}'`"

parse_slots() {
    # "      Storage Element 3:Full :VolumeTag=ABC003L6"
    echo "$RAW" | awk '
        /Storage Element [0-9]+/ {
            n = $3; sub(/:.*/, "", n)
            tag = ""
            if (match($0, /VolumeTag *= *[^ ]+/)) { tag = substr($0, RSTART, RLENGTH); sub(/.*= */, "", tag) }
            state = ($0 ~ /:Full/) ? "full" : "empty"
            io = ($0 ~ /IMPORT\/EXPORT/) ? "io" : "slot"
            printf "%s\t%s\t%s\t%s\n", n, state, io, tag
        }'
}

parse_drives() {
    echo "$RAW" | sed -n 's/^Data Transfer Element \([0-9]*\):\(Full\|Empty\).*/\1 \2/p'
}

SLOTS=`parse_slots | jq -Rsc 'split("\n") | map(select(. != "") | split("\t") | {slot:.[0], state:.[1], kind:.[2], tag:.[3]})'`
DRIVES=`parse_drives | jq -Rsc 'split("\n") | map(select(length > 0) | split(" ") | {drive:.[0], state:(.[1]|ascii_downcase)})'`

FULL=`parse_slots | awk -F'\t' '$2 == "full"' | wc -l | tr -d ' '`
CLEAN=`parse_slots | cut -f4 | grep -c '^CLN' || :`

rune_ok "Inventory taken" "`jq -nc --argjson s "$SLOTS" --argjson d "$DRIVES" --argjson f "$FULL" --argjson c "${CLEAN:-0}" \
    '{slots:$s, drives:$d, full:$f, cleaning_tapes:$c}'`"

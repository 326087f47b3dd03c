#!/bin/bash
# NEW CASHIER: ACCOUNT ON THE TILL SERVER WITH A START PIN AND PASSWORD
set -euo pipefail
DIR=`dirname "$0"`
. "$DIR/rune_bpcs.sh"
rune_init

LOGIN=`rune_param login ""`
FULL=`rune_param full_name ""`
PASSWORD=`rune_param password ""`
case "$LOGIN" in
    [a-z][a-z][a-z][0-9][0-9]) ;;
    "") rune_error 1 ;;
    *)  rune_error 1 "LOGIN IS THREE LETTERS AND TWO DIGITS" '{"bad":["login"]}' ;;
esac

# NO PASSWORD GIVEN: MAKE ONE THAT PEOPLE CAN TYPE
if [ -z "$PASSWORD" ]; then
    PASSWORD=`tr -dc 'a-hjkmnp-z2-9' </dev/urandom | head -c 10` || true
fi

if id "$LOGIN" >/dev/null 2>&1; then
    NEW=no
else
    useradd -m -G cashier -c "$FULL" "$LOGIN" >&2 || rune_error 3 "useradd FAILED" '{"step":"useradd"}'
    NEW=yes
fi
echo "$LOGIN:$PASSWORD" | chpasswd >&2 || rune_error 3 "chpasswd FAILED" '{"step":"chpasswd"}'
chage -d 0 "$LOGIN" || rune_error 3 "chage FAILED" '{"step":"chage"}'

GROUPS_NOW=`id -Gn "$LOGIN"`
rune_out login "$LOGIN"
rune_out new "$NEW"
rune_out groups "$GROUPS_NOW"
rune_out start "$LOGIN / $PASSWORD"
rune_finish "CASHIER READY"

#!/bin/bash
# lock or unlock ftp account
set -euo pipefail
. /opt/rune/lib/rune_bpcs.sh
rune_init

ACTION=`rune_param action "lock"`
ACCOUNT=`rune_param account ""`

if [ -z "$ACCOUNT" ]; then
    rune_error 1 "account is required" '{"missing":["account"]}'
fi

if [ "$ACTION" = "lock" ]; then
    usermod -L "$ACCOUNT" || rune_error 2 "usermod failed" '{"step":"lock"}'
elif [ "$ACTION" = "unlock" ] then
    usermod -U "$ACCOUNT" || rune_error 2 "usermod failed" '{"step":"unlock"}'
else
    rune_error 1 "action is lock or unlock" '{"parameter":"action"}'
fi

# throw out running sessions, none is fine too
pkill -u "$ACCOUNT" proftpd || true

rune_ok_kv "Account changed" "account=$ACCOUNT" "action=$ACTION"

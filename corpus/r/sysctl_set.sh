#!/bin/bash
# sysctl_set: set one kernel tunable now and in /etc/sysctl.d/90-rune.conf
set -euo pipefail
. /opt/rune/lib/rune_bpcs.sh
rune_init

K=`rune_param key ""`
V=`rune_param value ""`
CONF=/etc/sysctl.d/90-rune.conf

[ -n "$K" ] || rune_error 1 "key missing" '{"missing":["key"]}'
[ -n "$V" ] || rune_error 1 "value missing" '{"missing":["value"]}'

if echo "$K" | grep -q '[^a-z0-9_./-]'; then
	rune_error 1 "strange key" "`jq -nc --arg k "$K" '{key: $k}'`"
fi

OLD=`sysctl -n "$K" 2>/dev/null` || rune_error 2 "no such tunable" "`jq -nc --arg k "$K" '{key: $k}'`"

if [ "$OLD" = "$V" ]; then
	rune_ok_kv "already set" "key=$K" "value=$V" "changed=no"
fi

sysctl -w "$K=$V" || rune_error 3 "kernel refused the value" "`jq -nc --arg k "$K" --arg v "$V" '{key: $k, value: $v}'`"

touch "$CONF" 2>/dev/null || rune_error 2 "cannot write $CONF" '{"step":"persist"}'
if grep -q "^$K[ =]" "$CONF"; then
	sed -i "s|^$K[ =].*|$K = $V|" "$CONF"
else
	echo "$K = $V" >>"$CONF"
fi

rune_ok_kv "set" "key=$K" "old=$OLD" "value=$V" "changed=yes"

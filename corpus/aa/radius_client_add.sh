#!/bin/bash
set -euo pipefail
DIR=`dirname "$0"`
. "$DIR/rune_bpcs.sh"
rune_init

CONF=/etc/freeradius/3.0/clients.d/nas.conf
nas=`rune_param nas ""`
addr=`rune_param address ""`
shared_secret=`rune_param shared_secret ""`

[[ "$nas" =~ ^[a-z0-9-]+$ ]] || rune_error 1 "bad NAS name"
[[ "$addr" =~ ^[0-9.]+(/[0-9]+)?$ ]] || rune_error 1 "bad address"
[ ${#shared_secret} -ge 16 ] || rune_error 1 "shared_secret is too short" '{"minimum":16}'

if grep -q "^client $nas " "$CONF" 2>/dev/null; then
	rune_ok "client exists" "$(jq -nc --arg n "$nas" '{nas:$n, changed:false}')"
fi

umask 077
cp "$CONF" "$CONF.old" 2>/dev/null || : >"$CONF.old"
stanza="client $nas { ipaddr = $addr; secret = $shared_secret; require_message_authenticator = yes }"
printf '%s\n' "$stanza" | sed 's/; /\n    /g; s/{ /{\n    /; s/ }$/\n}/' >>"$CONF"

if ! out=`freeradius -XC 2>&1 | tail -n 3`; then
	mv "$CONF.old" "$CONF" || :
	rune_error 3 "configuration check failed, client removed again" "$(jq -nc --arg o "$out" '{output:$o}')"
fi
logger -t radius-clients "added: $stanza"

systemctl reload freeradius

tot=`grep -c '^client ' "$CONF" || true`
rune_ok "client added" "$(printf '{"nas":"%s","address":"%s","clients":%d,"changed":true}' "$nas" "$addr" "$tot")"

#!/bin/sh
# reload_firewall: load a rule file, keep the old one for thirty seconds of doubt
set -euo pipefail

. /opt/rune/lib/rune_bpcs.sh
rune_init
exec 2>&1

RULES=`rune_param rules /etc/iptables/rules.v4`
CHECK_HOST=`rune_param check_host ""`
CHECK_PORT=`rune_param check_port 22`
SAVED=`mktemp`
trap 'rm -f $SAVED' 0

if [ ! -s "$RULES" ]; then
	rune_error 2 "no rule file: $RULES"
fi
if iptables-restore --test "$RULES"; then
	:
else
	rune_error 4 "rule file does not parse"
fi

iptables-save > $SAVED || rune_error 2 "cannot save the running rules"
before=`grep -c '^-A' $SAVED || true`

if iptables-restore "$RULES"; then
	:
else
	iptables-restore $SAVED || :
	rune_error 3 "new rules refused, old ones are back"
fi

if [ -n "$CHECK_HOST" ]; then
	if nc -z -w 5 "$CHECK_HOST" "$CHECK_PORT" </dev/null >/dev/null; then
		:
	else
		iptables-restore $SAVED || :
		rune_error 3 "rolled back: $CHECK_HOST is not reachable under the new rules"
	fi
fi

after=`iptables-save | grep -c '^-A' || true`
rune_ok_kv "firewall reloaded" "rules_before=$before" "rules_after=$after"

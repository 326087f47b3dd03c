#! /bin/bash
# point rsyslog at a central loghost
# history: 2009 syslogd, 2014 rsyslog, 2023 RUNE
set -e
set -u
set -o pipefail

LIBDIR=${RUNE_LIB:-/opt/rune/lib}
. "$LIBDIR/rune_bpcs.sh"

CONF=/etc/rsyslog.d/60-loghost.conf
BACK=/var/backups/60-loghost.conf.$$

restore() {
	if [ -f "$BACK" ]; then
		mv -f "$BACK" "$CONF"
	else
		rm -f "$CONF"
	fi
}

rune_init

HOST=$(rune_param loghost "")
PORT=$(rune_param port 514)
PROTO=$(rune_param protocol tcp)

case "$HOST" in
"")		rune_error 1 "loghost is missing" '{"missing":["loghost"]}' ;;
*[!a-z0-9.-]*)	rune_error 1 "loghost has odd characters" '{"parameter":"loghost"}' ;;
esac
case "$PORT" in
514|601|6514|10514) ;;
*)	rune_error 1 "port is not one of ours" '{"allowed":[514,601,6514,10514]}' ;;
esac
case "$PROTO" in
tcp)	AT=@@ ;;
udp)	AT=@ ;;
*)	rune_error 1 "protocol is tcp or udp" '{"allowed":["tcp","udp"]}' ;;
esac

[ -d /etc/rsyslog.d ] || rune_error 4 "this host has no rsyslog.d" '{"missing":"/etc/rsyslog.d"}'
if [ -f "$CONF" ]; then
	cp -p "$CONF" "$BACK" || rune_error 2 "cannot back up $CONF" "{}"
fi

# the braces below are rsyslog's, not ours
if ! cat >"$CONF" <<EOF
template(name="fwd" type="list") { property(name="msg") constant(value="\n") }
*.*	${AT}${HOST}:${PORT}
EOF
then
	rune_error 2 "cannot write $CONF" "{}"
fi

if ! rsyslogd -N1 -f "$CONF" >/dev/null 2>&1; then
	restore || echo "could not restore $CONF" >&2
	rune_error 3 "rsyslogd refuses the file" '{"restored":true}'
fi

systemctl restart rsyslog >&2 || { restore || :; rune_error 3 "rsyslog did not restart" '{"restored":true}'; }
rm -f "$BACK"

rune_out host "$HOST"
rune_out port "$PORT"
rune_out "protocol=$PROTO"
rune_finish "forwarding to $HOST"

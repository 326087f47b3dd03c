#!/bin/bash
# cert_expiry_scan: days left of every certificate under the usual directories
set -euo pipefail
PATH=/usr/sbin:/usr/bin:/sbin:/bin; export PATH
. `dirname "$0"`/rune_bpcs.sh
rune_init

WARN=`rune_param warn_days 21`
DIRS=`rune_param directories "/etc/ssl/private /etc/nginx/tls /etc/pki/tls/certs"`
TMP=`mktemp`
trap 'rm -f $TMP' 0 1 2 15

expr "$WARN" : '[0-9][0-9]*$' >/dev/null || rune_error 1 "warn_days must be a number" '{"example":21}'

days_left() {
	end=`openssl x509 -noout -enddate -in "$1" 2>/dev/null | sed 's/^notAfter=//'` || return 1
	[ -n "$end" ] || return 1
	sec=`date -d "$end" +%s 2>/dev/null` || return 1
	now=`date +%s`
	expr \( $sec - $now \) / 86400 || true
}

checked=0
bad=0
for d in $DIRS
do
	[ -d "$d" ] || continue
	find "$d" -type f \( -name '*.pem' -o -name '*.crt' \) > $TMP 2>/dev/null || true
	while read f
	do
		left=`days_left "$f"` || continue
		checked=`expr $checked + 1`
		echo "$left $f" >&2
		if [ "$left" -lt "$WARN" ]; then
			bad=`expr $bad + 1`
			rune_out "expiring_$bad=$left $f"
		fi
	done < $TMP
done

rune_out checked $checked
if [ $bad -gt 0 ]; then
	rune_err 3 "$bad certificates expire within $WARN days"
fi
rune_finish "no certificate expires soon"

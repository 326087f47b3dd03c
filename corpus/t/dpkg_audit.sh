#!/bin/bash
# Half-installed packages, changed conffiles, leftovers.
set -e

. "$(dirname "$0")/rune_bpcs.sh"
rune_init

fix="$(rune_param fix true)"

broken="$(dpkg-query -W -f '${db:Status-Abbrev} ${binary:Package}\n' | awk '$1 !~ /^(ii|rc|hi)$/ { print $2 }')"
leftover="$(dpkg-query -W -f '${db:Status-Abbrev} ${binary:Package}\n' | awk '$1 == "rc" { print $2 }')"

rune_out "broken=$(printf '%s' "$broken" | tr '\n' ' ')"
rune_out "leftover=$(printf '%s' "$leftover" | wc -w)"

if [ "$fix" = true ] && [ -n "$broken" ]; then
	if ! dpkg --configure -a --force-confold </dev/null >&2; then
		rune_err 3 "dpkg --configure -a failed"
	fi
fi

conffiles="$(dpkg-query -W -f '${Conffiles}\n' | awk 'NF >= 2 && $3 != "obsolete" { print $2 "  " $1 }' | md5sum -c --quiet 2>/dev/null | sed -n 's/: FAILED$//p')"
for f in $conffiles; do
	key="$(basename "$f")"
	rune_out "$key=changed"
done
rune_finish "dpkg audited"

#!/bin/bash
set -euo pipefail
shopt -s lastpipe
DIR=`dirname "$0"`
. "$DIR/rune_bpcs.sh"
rune_init

asn=`rune_param asn ""`
[[ $asn =~ ^(AS)?([0-9]{1,10})$ ]] || rune_error 1 "asn is malformed" '{"example":"AS64500"}'
asn=${BASH_REMATCH[2]}
vrps=/var/lib/rpki-client/json
have=0
[ -s $vrps ] && have=1
[ $have = 1 ] || rune_error 4 "no validated payloads on this host" '{"missing":"rpki-client"}'

age=`stat -c %Y $vrps` || age=0
age=$((`date +%s` - age))

birdc -r "show protocols all" 2>/dev/null | grep -c 'Established' | read -r up || up=0

rune_out asn "$asn"
rune_out vrp_age "$age"
rune_out established "$up"

# lastpipe: this loop runs in the main shell, so the counters and rune_out survive
valid=0 invalid=0
whois -h whois.radb.net -- "-i origin AS$asn" 2>/dev/null | awk '/^route6?:/ {print $2}' | sort -u |
while read -r pfx; do
	verdict=`jq -r --arg p "$pfx" --argjson a "$asn" '
		[.roas[] | select(.prefix == $p)] as $r
		| if ($r | length) == 0 then "unknown"
		  elif any($r[]; (.asn | tostring | ltrimstr("AS") | tonumber) == $a) then "valid"
		  else "invalid" end' $vrps` || verdict=unknown
	case $verdict in
	valid) valid=$((valid + 1)) ;;
	invalid)
		invalid=$((invalid + 1))
		echo "invalid: $pfx" >&2
		rune_out last_invalid "$pfx"
		;;
	esac
done || echo "registry lookup was not complete" >&2

rune_out valid "$valid"
rune_out invalid "$invalid"
{ [ $invalid -eq 0 ] && [ $age -lt 7200 ]; } || rune_err 3 "route origins need attention"
rune_finish "route origins checked"

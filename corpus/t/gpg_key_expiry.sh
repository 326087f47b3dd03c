#!/bin/bash
# Archive signing keys: which ones expire soon?
set -euo pipefail

. "$(dirname "$0")/rune_bpcs.sh"
rune_init

ring="$(rune_param keyring /usr/share/keyrings/debian-archive-keyring.gpg)"
days="$(rune_param days 30)"
case "$days" in
	''|*[!0-9]*) rune_error 1 "days must be a number" '{"bad":["days"]}' ;;
esac
[ -r "$ring" ] || rune_error 2 "cannot read the keyring" "$(jq -nc --arg k "$ring" '{keyring:$k}')"

home="$(mktemp -d)"
trap 'rm -rf "$home"' EXIT
now="$(date +%s)"
limit=$((now + 10#$days * 86400))

# pub:-:4096:1:DC30D7C23CBBABEE:1610000000:1800000000::-:::scSC::::::23::0:
# fpr:::::::::4CB50190207B4758A3F73A796ED0E7B82643E131:
# uid:-::::1610000000::HASH::Debian Archive ...::::::::::0:
list_keys() {
	gpg --homedir "$home" --no-default-keyring --keyring "$ring" --batch --with-colons --fixed-list-mode --list-keys 2>/dev/null |
		awk -F: -v OFS='\t' '
			$1 == "pub" { key = $5; exp = ($7 == "" ? 0 : $7); val = $2; getuid = 1 }
			$1 == "uid" && getuid { print key, exp, val, $10; getuid = 0 }'
}

if ! list_keys >"$home/list"; then
	rune_error 3 "gpg cannot list the keyring" '{"step":"list"}'
fi

soon=0 dead=0
: >"$home/rows"
while IFS='	' read -r id expires validity uid; do
	state=fine
	if [ "$expires" -ne 0 ] && [ "$expires" -le "$now" ]; then
		state=expired; dead=$((dead + 1))
	elif [ "$expires" -ne 0 ] && [ "$expires" -le "$limit" ]; then
		state=soon; soon=$((soon + 1))
	fi
	[ "$validity" != r ] || state=revoked
	jq -nc --arg i "$id" --argjson e "$expires" --arg s "$state" --arg u "$uid" '{id:$i, expires:$e, state:$s, uid:$u}' >>"$home/rows"
done <"$home/list"

details="$(jq -sc --argjson soon "$soon" --argjson dead "$dead" '{soon:$soon, expired:$dead, keys:.}' "$home/rows")"
if [ "$dead" -gt 0 ]; then
	rune_error 3 "expired keys in the keyring" "$details"
fi
rune_ok "keyring checked" "$details"

#!/bin/bash
# enable or disable one Apache site (Debian layout)
set -eu

. "$(cd "$(dirname "$0")" && pwd)/rune_bpcs.sh"
rune_init

die() {
	echo "apache_site: $2"
	exit "$1"
}

site=$(rune_param site "")
want=$(rune_param state enabled)

case $site in
	'')               rune_error 1 "site is missing" '{"missing":["site"]}' ;;
	*[!A-Za-z0-9._-]*) rune_error 1 "site has strange characters" "$(jq -nc --arg s "$site" '{site:$s}')" ;;
esac

conf=/etc/apache2/sites-available/$site.conf
link=/etc/apache2/sites-enabled/$site.conf
[ -f "$conf" ] || rune_error 2 "no such site" "$(jq -nc --arg c "$conf" '{file:$c}')"

was=disabled
if [ -L "$link" ]; then
	was=enabled
fi

if [ "$was" = "$want" ]; then
	rune_ok "nothing to do" "$(jq -nc --arg s "$site" --arg w "$was" '{site:$s, state:$w, changed:false}')"
fi

case $want in
	enabled)  a2ensite -q "$site" >&2 || die 3 "a2ensite failed" ;;
	disabled) a2dissite -q "$site" >&2 || die 3 "a2dissite failed" ;;
	*)        rune_error 1 "state must be enabled or disabled" '{"parameter":"state"}' ;;
esac

if ! test_output=$(apache2ctl configtest 2>&1); then
	# take it back
	if [ "$want" = enabled ]; then
		a2dissite -q "$site" >&2 || true
	else
		a2ensite -q "$site" >&2 || true
	fi
	rune_error 3 "configtest failed" "$(jq -nc --arg o "$test_output" '{output:$o}')"
fi

systemctl reload apache2 || die 2 "apache2 could not be reloaded"
vhosts=$(apache2ctl -S 2>/dev/null | grep -c namevhost || true)
rune_ok "site $want" "$(jq -nc --arg s "$site" --arg w "$want" --argjson v "$vhosts" '{site:$s, state:$w, changed:true, vhosts:$v}')"

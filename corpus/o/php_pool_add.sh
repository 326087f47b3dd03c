#!/usr/bin/env bash
set -euo pipefail
. "$(dirname "$0")/rune_bpcs.sh"
rune_init

site=$(rune_param site "") ver=$(rune_param php 8.2) kids=$(rune_param max_children 5) mem=$(rune_param memory_limit 256M)
[[ $site =~ ^[a-z0-9][a-z0-9.-]+$ && $ver =~ ^[78]\.[0-9]$ ]] || rune_error 1 "bad site or php version"
[[ $kids =~ ^[0-9]+$ ]] || rune_error 1 "bad max_children"
tpl=/etc/hostco/templates/php-pool.conf pool=/etc/php/$ver/fpm/pool.d/$site.conf
[[ -r $tpl ]] || rune_error 4 "template missing"
[[ ! -e $pool ]] || rune_ok "pool exists" '{"changed":false}'
id -u "$site" &>/dev/null || useradd -r -M -d "/srv/www/$site" -s /usr/sbin/nologin "$site" || rune_error 3 "useradd failed"

sed -e "s|@SITE@|$site|g" -e "s|@MEM@|$mem|g" -e "s|@KIDS@|${kids}|g" "$tpl" >"$pool.new" || rune_error 3 "template failed"
mv "$pool.new" "$pool" || rune_error 3 "cannot install the pool"
"php-fpm$ver" -t >&2 2>/dev/null || { rm -f "$pool"; rune_error 3 "php-fpm rejects the pool"; }
systemctl reload "php$ver-fpm" || rune_error 3 "reload failed"

sock=$(awk -F' *= *' '$1=="listen" {print $2}' "$pool")
printf -v doc '{"site":"%s","socket":"%s","max_children":%d}' "$site" "$sock" "$kids"
rune_ok "pool added" "$doc"

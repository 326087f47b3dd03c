#!/bin/bash
# restart nginx + php-fpm in the right order
set -euo pipefail
. /opt/rune/lib/rune_bpcs.sh
rune_init

PHP="$(rune_param php_version "8.2")"
case "$PHP" in
    7.4|8.0|8.1|8.2|8.3) : ;;
    *) rune_fail 1 "unknown php version" '{"allowed":["7.4","8.0","8.1","8.2","8.3"]}' ;;
esac

# test the configuration before we touch anything
if ! err=$(nginx -t 2>&1 >/dev/null); then
    rune_error 3 "nginx configuration is broken" "$(jq -nc --arg e "$err" '{nginx:$e}')"
fi
if ! err=$("php-fpm$PHP" -t 2>&1 >/dev/null); then
    rune_error 3 "php-fpm configuration is broken" "$(jq -nc --arg e "$err" '{php:$e}')"
fi

# systemctl restart says nothing on stdout
for unit in "php$PHP-fpm" nginx; do
    rune_out "last_unit=$unit"
    systemctl restart "$unit" || rune_err 3 "restart of $unit failed"
done

sleep 2

# every unit must still be up
up=0
for unit in "php$PHP-fpm" nginx; do
    state=$(systemctl is-active "$unit" || true)
    echo "$unit is $state" >&2
    if [ "$state" = "active" ]; then
        up=$((up + 1))
    fi
done
rune_out units_up "$up"
if [ "$up" -lt 2 ]; then
    rune_err 3 "not all units are up"
fi
rune_finish "webstack restarted"

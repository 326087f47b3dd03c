#!/bin/bash
# Updates WordPress core and plugins for one site with wp-cli.
# All talk of wp-cli goes to stderr, stdout is for RUNE only.
set -euo pipefail
. /opt/rune/lib/rune_bpcs.sh
rune_init
exec 3>&1 1>&2

SITE="$(rune_param site "")"
ONLY_CHECK="$(rune_param only_check "false")"

if ! [[ "$SITE" =~ ^[a-z0-9.-]+$ ]]; then
    rune_error 1 "Bad or missing site" '{"parameter":"site"}' >&3
fi

ROOT="/srv/www/$SITE/htdocs"
if [ ! -f "$ROOT/wp-config.php" ]; then
    rune_error 2 "No WordPress there" "$(jq -nc --arg r "$ROOT" '{root:$r}')" >&3
fi

# -- what is installed now
echo "checking $SITE"
OLD=$(wp --path="$ROOT" core version || echo unknown)
echo "version now: $OLD"

if [ "$ONLY_CHECK" = "true" ]; then
    wp --path="$ROOT" core check-update || true
    rune_ok "Checked only" "$(jq -nc --arg v "$OLD" '{version:$v, updated:false}')" >&3
fi

# -- safety copy of the database
if ! wp --path="$ROOT" db export "/srv/backup/$SITE-pre-update.sql"; then
    rune_error 2 "Database export failed, nothing updated" '{"step":"db export"}' >&3
fi

# -- the update
wp --path="$ROOT" core update || rune_error 3 "Core update failed" '{"step":"core"}' >&3
wp --path="$ROOT" plugin update --all || rune_error 3 "Plugin update failed" '{"step":"plugins"}' >&3

NEW=$(wp --path="$ROOT" core version || echo unknown)
echo "version after: $NEW"
rune_ok "Updated" "$(jq -nc --arg o "$OLD" --arg n "$NEW" '{old:$o, new:$n, updated:true}')" >&3

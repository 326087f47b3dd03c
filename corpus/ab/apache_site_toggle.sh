# Enables or disables a site, as in the IIS console.  (Apache on Debian)
set -euo pipefail
SCRIPTDIR="$(dirname "${BASH_SOURCE[0]}")"
source "$SCRIPTDIR/rune_bpcs.sh"
rune_init

SITE="$(rune_param site "")"
ENABLED="$(rune_param_json enabled true)"
AVAILABLE="/etc/apache2/sites-available/$SITE.conf"

if [ "$SITE" = "" ]; then
  rune_error 1 "Site is missing" '{"missing":["site"]}'
fi
if [ ! -f "$AVAILABLE" ]; then
  rune_error 2 "Site is not known" "$(jq -nc --arg s "$SITE" '{site:$s}')"
fi

if [ "$ENABLED" = "true" ]; then
  a2ensite -q "$SITE" > /dev/null 2>&1 || rune_error 2 "a2ensite failed" '{}'
else
  a2dissite -q "$SITE" > /dev/null 2>&1 || rune_error 2 "a2dissite failed" '{}'
fi
CHECK="$(apache2ctl configtest 2>&1)" || rune_error 3 "Configuration is broken" "$(jq -nc --arg c "$CHECK" '{configtest:$c}')"
systemctl reload apache2 2>/dev/null || rune_error 2 "Apache does not reload" '{}'
rune_ok "Site switched" "$(jq -nc --arg s "$SITE" --argjson e "$ENABLED" '{site:$s, enabled:$e}')"

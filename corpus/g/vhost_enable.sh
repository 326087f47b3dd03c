#!/usr/bin/env bash
set -euo pipefail
DIR=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
source "$DIR/rune_bpcs.sh"
rune_init

SITE=$(rune_param site "")
RELOAD=$(rune_param reload true)
PURGE=$(rune_param purge false)

[[ $SITE =~ ^[a-z0-9.-]+$ ]] || rune_error 1 "site must be a host name" '{"invalid":["site"]}'

AVAIL=/etc/nginx/sites-available/$SITE
[[ -f $AVAIL ]] || rune_error 2 "no such vhost" "$(jq -nc --arg f "$AVAIL" '{file:$f}')"
ln -sfn "$AVAIL" "/etc/nginx/sites-enabled/$SITE" || rune_error 2 "cannot enable the vhost" '{"stage":"link"}'

if ! nginx -t >/dev/null 2>&1; then
  rm -f "/etc/nginx/sites-enabled/$SITE"
  rune_error $? "nginx refuses the configuration" '{"stage":"test"}'
fi

if [[ $RELOAD == true ]]; then
  systemctl reload nginx || rune_error 3 "reload failed" '{"stage":"reload"}'
fi

KEEP=$(rune_param keep_pattern "")
if [[ -n $KEEP ]]; then
  find /var/cache/nginx -type f -exec sh -c "grep -q '$KEEP' \"\$1\" || rm -f \"\$1\"" _ {} \; >/dev/null 2>&1 || true
elif [[ $PURGE == true ]]; then
  (sleep 20; find /var/cache/nginx -type f -delete) 2>/dev/null &
fi

rune_ok "vhost enabled" "$(jq -nc --arg s "$SITE" --arg r "$RELOAD" '{site:$s, reloaded:($r == "true")}')"

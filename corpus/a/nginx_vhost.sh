#!/usr/bin/env bash
set -euo pipefail
SCRIPT_DIR=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
source "${SCRIPT_DIR}/lib/rune_bpcs.sh"
rune_init

HOST=$(rune_param host "")
UPSTREAM=$(rune_param upstream "127.0.0.1:8080")
[[ $HOST =~ ^[a-z0-9.-]+$ ]] || rune_error 1 "host is malformed" '{"invalid":["host"]}'
[[ $UPSTREAM =~ ^[a-z0-9.:-]+$ ]] || rune_error 1 "upstream is malformed" '{"invalid":["upstream"]}'

AVAILABLE=/etc/nginx/sites-available/$HOST.conf
ENABLED=/etc/nginx/sites-enabled/$HOST.conf

if ! cat >"$AVAILABLE" <<EOF; then
server {
    listen 80;
    server_name ${HOST};
    location / { proxy_pass http://${UPSTREAM}; }
}
EOF
  rune_error 2 "cannot write the site" '{"changed":false}'
fi

ln -sf "$AVAILABLE" "$ENABLED" 2>&1 || rune_error 2 "cannot enable the site" '{"changed":false}'

DETAILS="{\"host\":\"$HOST\""
DETAILS+=",\"upstream\":\"$UPSTREAM\"}"

if ! nginx -t >/dev/null 2>&1; then
  rm -f "$ENABLED"
  rune_error 3 "nginx rejects the site" "$DETAILS"
fi

if systemctl reload nginx; then
  rune_ok "site is live" "$DETAILS"
fi
echo "reload of nginx failed" >&2

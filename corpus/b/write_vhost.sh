#!/usr/bin/env bash
set -euo pipefail
# writes an apache / nginx vhost from a template
SCRIPT_DIR=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
source "${SCRIPT_DIR}/rune_bpcs.sh"
rune_init

DOMAIN="$(rune_param domain "")"
PORT="$(rune_param port "8080")"
ROOT="$(rune_param docroot "/srv/www")"

if [[ ! "$DOMAIN" =~ ^[a-z0-9.-]+$ ]]; then
  rune_error 1 "domain is wrong" '{"field":"domain"}'
fi
if [[ ! "$PORT" =~ ^[0-9]+$ ]]; then
  rune_error 1 "port is wrong" '{"field":"port"}'
fi

TARGET="/etc/nginx/conf.d/$DOMAIN.conf"
TMPFILE="$(mktemp)"

# the file
# note the backslash before the nginx variables!!
cat > "$TMPFILE" <<EOF
# written by RUNE, do not edit
upstream app_$PORT { server 127.0.0.1:$PORT; }
server {
    listen 80;
    server_name $DOMAIN;
    root "$ROOT";
    location / {
        proxy_pass http://app_$PORT;
        proxy_set_header Host \$host;
    }
    log_format timed '{ "t": "\$time_iso8601", "u": "\$uri" }';
}
EOF

# a small note for the next admin
cat <<EOF >&2
-----------------------------------
Domain : $DOMAIN
Port   : $PORT
File   : $TARGET
-----------------------------------
EOF

if [ -f "$TARGET" ]; then
  # compare old and new, diff gives 1 when they differ
  if diff -u "$TARGET" "$TMPFILE" >&2; then
    rm -f "$TMPFILE"
    rune_ok "vhost unchanged" "$(jq -nc --arg d "$DOMAIN" '{domain:$d, changed:false}')"
  fi
  cp -p "$TARGET" "$TARGET.bak" || rune_error 2 "no backup possible" "{}"
fi

mv "$TMPFILE" "$TARGET" || rune_error 2 "could not install vhost" "$(jq -nc --arg t "$TARGET" '{target:$t}')"

if nginx -t >/dev/null 2>&1; then
  systemctl reload nginx || rune_error 3 "reload failed" '{"service":"nginx"}'
else
  # put it back
  if [ -f "$TARGET.bak" ]; then
    mv "$TARGET.bak" "$TARGET" || true
  else
    rm -f "$TARGET"
  fi
  rune_error 3 "new vhost is broken, rolled back" "$(jq -nc --arg d "$DOMAIN" '{domain:$d}')"
fi

rune_ok "vhost written" "$(jq -nc --arg d "$DOMAIN" --arg p "$PORT" --arg f "$TARGET" '{domain:$d, port:($p|tonumber), file:$f, changed:true}')"

#!/bin/bash
set -euo pipefail

SCRIPT_DIR="$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)"
if [[ -f "$SCRIPT_DIR/lib/rune_bpcs.sh" ]]; then
  . "$SCRIPT_DIR/lib/rune_bpcs.sh"
else
  . "$SCRIPT_DIR/rune_bpcs.sh"
fi
rune_init

NAME=$(rune_param server_name "")
PORT=$(rune_param upstream_port "8080")
[[ $NAME =~ ^[a-z0-9][a-z0-9.-]+$ ]] || rune_error 1 "Invalid server_name" '{"field":"server_name"}'
if [[ ! $PORT =~ ^[0-9]{4,5}$ ]]; then
  rune_error 1 "Invalid upstream_port" '{"field":"upstream_port"}'
fi

AVAIL=/etc/nginx/sites-available/$NAME.conf
ENABLED=/etc/nginx/sites-enabled/$NAME.conf

render() {
  cat <<CONF
upstream ${NAME//./_} { server 127.0.0.1:${PORT}; keepalive 16; }
log_format ${NAME//./_} escape=json '{"host":"\$host","status":\$status}';
server {
  listen 443 ssl;
  server_name ${NAME};
  location / { proxy_pass http://${NAME//./_}; }
}
CONF
}

undo() {
  rm -f -- "$ENABLED"
  if [[ -f $AVAIL.prev ]]; then
    mv -f -- "$AVAIL.prev" "$AVAIL" || return 1
    ln -sfn -- "$AVAIL" "$ENABLED"
  fi
}

if [[ -f $AVAIL ]]; then
  cp -p -- "$AVAIL" "$AVAIL.prev" || rune_error 2 "Cannot keep the previous file" '{}'
fi
render >"$AVAIL" || rune_error 2 "Cannot write the site file" "$(jq -nc --arg f "$AVAIL" '{file: $f}')"
ln -sfn -- "$AVAIL" "$ENABLED" || rune_error 2 "Cannot enable the site" '{}'

if ! CHECK=$(nginx -t 2>&1); then
  undo || echo "undo incomplete for $NAME" >&2
  rune_error 3 "nginx refuses the configuration" "$(jq -nc --arg c "$CHECK" '{output: $c}')"
fi
systemctl reload nginx || rune_error 2 "Reload failed" '{"unit":"nginx"}'

SUM=$(render | sha256sum | cut -d' ' -f1)
rune_ok "Site enabled" "$(jq -nc --arg n "$NAME" --arg p "$PORT" --arg s "$SUM" '{site: $n, port: ($p | tonumber), sha256: $s}')"

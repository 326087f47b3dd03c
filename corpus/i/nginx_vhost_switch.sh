#!/usr/bin/env bash
# switch a vhost between two upstreams by a template
set -euo pipefail
SCRIPT_DIR=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
source "${SCRIPT_DIR}/rune_bpcs.sh"
rune_init

SITE=$(rune_param site "")
COLOUR=$(rune_param colour "")
DIR=/etc/nginx/sites

[[ $SITE =~ ^[a-z0-9.-]+$ ]] || rune_error 1 "bad site" '{"field":"site"}'
case $COLOUR in
  blue)  ports=(8081 8082) ;;
  green) ports=(8091 8092) ;;
  *)     rune_error 1 "colour is blue or green" '{"allowed":["blue","green"]}' ;;
esac

render() {
  local p
  printf 'upstream %s {\n' "${SITE//[.-]/_}"
  for p in "${ports[@]}"; do printf '  server 127.0.0.1:%d max_fails=2;\n' "$p"; done
  printf '}\n'
  cat <<CONF
server {
  listen 443 ssl http2;
  server_name $SITE;
  access_log /var/log/nginx/$SITE.log json;
  location = /colour { default_type application/json; return 200 '{"colour":"fixed"}'; }
  location / { proxy_pass http://${SITE//[.-]/_}; }
}
CONF
}

new=$(mktemp "$DIR/.new.XXXXXX") || rune_error 4 "no sites directory" "$(jq -nc --arg d "$DIR" '{dir:$d}')"
trap 'rm -f "$new"' EXIT
render >"$new"

saved=""
if [[ -e $DIR/$SITE.conf ]]; then
  saved=$(<"$DIR/$SITE.conf")
  if cmp -s "$new" "$DIR/$SITE.conf"; then
    rune_ok "already ${COLOUR}" "$(jq -nc --arg s "$SITE" '{site:$s, changed:false}')"
  fi
fi
mv -f "$new" "$DIR/$SITE.conf" || rune_error 2 "cannot install" '{}'

if ! err=$(nginx -t 2>&1); then
  if [[ -n $saved ]]; then
    printf '%s\n' "$saved" >"$DIR/$SITE.conf"
  else
    rm -f "$DIR/$SITE.conf"
  fi
  rune_error 3 "nginx -t failed, file restored" "$(jq -nc --arg e "$err" '{stderr:$e}')"
fi
nginx -s reload 2>/dev/null || systemctl reload nginx || rune_error 3 "reload failed" '{"step":"reload"}'
rune_ok "switched to $COLOUR" "$(jq -nc --arg s "$SITE" --arg c "$COLOUR" '{site:$s, colour:$c, changed:true}')"

#!/usr/bin/env bash
# Writes a vhost of the newspaper, tests the configuration, reloads, rolls back when the test fails.
set -euo pipefail
SCRIPT_DIR=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
source "${SCRIPT_DIR}/lib/rune_bpcs.sh"
rune_init

required() {
  local value
  value=$(rune_param "$1" "")
  if [[ -z $value ]]; then
    rune_error 1 "missing parameter" "$(jq -nc --arg p "$1" '{missing:[$p]}')"
  fi
  printf '%s' "$value"
}

server_name=$(required server_name)
upstream=$(required upstream)
[[ $server_name =~ ^[a-z0-9.-]+$ ]] || rune_error 1 "bad server_name" "$(jq -nc --arg s "$server_name" '{server_name:$s}')"
[[ $upstream =~ ^[a-z0-9.:-]+$ ]] || rune_error 1 "bad upstream" "$(jq -nc --arg u "$upstream" '{upstream:$u}')"

conf=/etc/nginx/conf.d/$server_name.conf
backup=$(mktemp)
had=false
if [[ -f $conf ]]; then cp -p "$conf" "$backup" || rune_error 2 "cannot save the old file" '{}'; had=true; fi

if ! cat >"$conf" <<NGINX
server {
  listen 80;
  server_name $server_name;
  location / { proxy_pass http://$upstream; proxy_set_header Host \$host; }
}
NGINX
then
  rune_error 2 "cannot write the vhost" "$(jq -nc --arg c "$conf" '{file:$c}')"
fi

if ! nginx -t -q; then
  rc=$?
  if $had; then cp -p "$backup" "$conf" || true; else rm -f "$conf"; fi
  rune_error "$rc" "nginx -t failed" "$(jq -nc --arg c "$conf" '{file:$c}')"
fi
rm -f "$backup"
systemctl reload nginx || rune_error 3 "reload failed" '{}'
rune_ok "vhost active" "$(jq -nc --arg s "$server_name" '{server_name:$s}')"

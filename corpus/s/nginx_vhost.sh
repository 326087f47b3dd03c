#!/usr/bin/env bash
# vhost for a docker upstream
set -euo pipefail
. "$(dirname "$0")/rune_bpcs.sh"
rune_init

name=$(rune_param domain "")
port=$(rune_param port "")
opts=$(rune_param_json options '{}')
[[ $name =~ ^[a-z0-9.-]+$ ]] || rune_error 1 "bad domain"
[[ $port =~ ^[0-9]{2,5}$ ]] || rune_error 1 "bad port"

avail=/etc/nginx/sites-available/$name
[ -d "${avail%/*}" ] || rune_error 4 "no nginx here"

# body size can be set per domain: options = {"app.example.com": {"body": "20m"}}
body=$(jq -r ".\"$name\".body // \"8m\"" <<<"$opts") || body=8m
[[ $body =~ ^[0-9]+[kmg]$ ]] || rune_error 1 "bad body size"

cat >"$avail.new" <<NGINX
server {
    listen 443 ssl http2;
    server_name $name;
    client_max_body_size $body;
    ssl_certificate     /etc/letsencrypt/live/$name/fullchain.pem;
    ssl_certificate_key /etc/letsencrypt/live/$name/privkey.pem;
    location / {
        proxy_pass http://127.0.0.1:$port;
        proxy_set_header Host \$host;
    }
}
NGINX
mv "$avail.new" "$avail" || rune_error 2 "cannot write vhost"
ln -sfn "$avail" "/etc/nginx/sites-enabled/$name" || rune_error 2 "cannot enable vhost"

if ! nginx -t 2>&1; then
  rm -f "/etc/nginx/sites-enabled/$name"
  rune_error $? "nginx -t failed"
fi
systemctl reload nginx || rune_error 3 "reload failed"
rune_ok_kv "vhost live" "domain=$name" "port=$port"

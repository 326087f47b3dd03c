#!/usr/bin/env bash
set -euo pipefail

SCRIPT_DIR=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
source "${SCRIPT_DIR}/rune_bpcs.sh"
rune_init

name=$(rune_param name "")
port=$(rune_param port "8080")
root=$(rune_param root "/srv/www")
[[ $name =~ ^[a-z0-9.-]+$ ]]     || rune_error 1 "name: lower case host name expected"
[[ $port =~ ^[1-9][0-9]{1,4}$ ]] || rune_error 1 "port: number expected"

avail=/etc/nginx/sites-available
enabled=/etc/nginx/sites-enabled
[[ -d $avail && -d $enabled ]] || rune_error 4 "this is not a Debian style nginx" '{"hint":"sites-available"}'

new=$(mktemp)
trap 'rm -f -- "$new"' EXIT

cat >"$new" <<EOF
# managed by RUNE
server {
    listen 80;
    server_name ${name};
    root ${root}/${name};
    location / { proxy_pass http://127.0.0.1:${port}; }
    location = /healthz { return 200 '{"status":"up"}'; }
}
EOF

if diff -q "$avail/$name" "$new" >/dev/null 2>&1; then
  rune_ok "vhost is already current" '{"changed":false}'
fi

install -m 0644 "$new" "$avail/$name" || rune_error 2 "cannot write the vhost"
ln -sfn "$avail/$name" "$enabled/$name" || rune_error 2 "cannot enable the vhost"

if ! nginx -t; then
  rm -f "$enabled/$name"
  rune_error 3 "nginx rejects the new configuration" "$(jq -nc --arg n "$name" '{vhost:$n, enabled:false}')"
fi
systemctl reload nginx || rune_error 2 "nginx reload failed"

rune_ok "vhost written" "$(jq -nc --arg n "$name" --arg p "$port" '{vhost:$n, port:$p, changed:true}')"

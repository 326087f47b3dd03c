#!/usr/bin/env bash
# Write a reverse proxy vhost and reload nginx.
set -euo pipefail

SCRIPT_DIR=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
source "${SCRIPT_DIR}/rune_bpcs.sh"

AVAILABLE=/etc/nginx/sites-available
ENABLED=/etc/nginx/sites-enabled

render() {
  local name=$1 upstream=$2
  cat <<EOF
server {
    listen 80;
    server_name ${name};
    location / {
        proxy_pass http://${upstream};
        proxy_set_header Host \$host;
    }
}
EOF
}

rollback() {
  rm -f -- "$ENABLED/$1.conf" "$AVAILABLE/$1.conf"
}

main() {
  rune_init
  local name upstream tmp
  name=$(rune_param server_name "")
  upstream=$(rune_param upstream "127.0.0.1:8080")
  [[ $name =~ ^[a-z0-9.-]+$ ]] || rune_error 1 "server_name is not valid" '{"parameter":"server_name"}'

  tmp=$(mktemp)
  render "$name" "$upstream" >"$tmp"
  cp "$tmp" "$AVAILABLE/$name.conf"
  ln -sfn "$AVAILABLE/$name.conf" "$ENABLED/$name.conf" || rune_error 2 "cannot enable the site" '{}'

  local check
  if ! check=$(nginx -t 2>&1); then
    rollback "$name"
    rune_error 3 "nginx rejects the configuration" "$(jq -nc --arg o "$check" '{output:$o}')"
  fi
  systemctl reload nginx || rune_error 2 "reload failed" '{}'
  echo "vhost $name written"

  local out
  out=$(printf '{"server_name":"%s","upstream":"%s"}' "$name" "$upstream")
  rune_ok "vhost enabled" "$out"
}

main "$@"

#!/usr/bin/env bash
# =============================================================================
# Plugin   : webhost_provision
# Purpose  : Creates document root, virtual host and DNS check of a new customer
# Owner    : Platform Operations / Web
# =============================================================================
set -euo pipefail

readonly SCRIPT_DIR="$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)"
source "${SCRIPT_DIR}/lib/rune_bpcs.sh"
rune_init

readonly WEB_ROOT="/srv/www"
readonly LOG_FILE="/var/log/hostco/provision.log"

DOMAIN="$(rune_param domain "")"
OWNER="$(rune_param owner "www-data")"

#######################################
# Refuses input that we would have to repair later.
#######################################
validate_input() {
  [[ "${DOMAIN}" =~ ^([a-z0-9]([a-z0-9-]*[a-z0-9])?\.)+[a-z]{2,}$ ]] || rune_error 1 "Invalid domain" '{"param":"domain"}'
  [[ "${OWNER}" =~ ^[a-z_][a-z0-9_-]*$ ]] || rune_error 1 "Invalid owner" '{"param":"owner"}'
}

#######################################
# Writes the virtual host and tests the whole configuration.
#######################################
write_vhost() {
  local -r conf="/etc/nginx/sites-available/${DOMAIN}.conf"
  cat >"${conf}" <<VHOST
server {
    listen 443 ssl http2;
    server_name ${DOMAIN} www.${DOMAIN};
    root ${WEB_ROOT}/${DOMAIN}/htdocs;
    access_log /var/log/nginx/${DOMAIN}.log combined;
}
VHOST
  ln -sfn "${conf}" "/etc/nginx/sites-enabled/${DOMAIN}.conf"
  if ! nginx -t; then
    rm -f "/etc/nginx/sites-enabled/${DOMAIN}.conf"
    rune_error 3 "nginx refuses the virtual host" "$(jq -nc --arg d "${DOMAIN}" '{domain:$d}')"
  fi
}

validate_input
[[ -d /etc/nginx/sites-available && -d /etc/nginx/sites-enabled ]] || rune_error 4 "nginx is not laid out as expected" '{"stage":"layout"}'
mkdir -p "${LOG_FILE%/*}"
install -d -o "${OWNER}" -g www-data -m 0750 "${WEB_ROOT}/${DOMAIN}/htdocs" || rune_error 3 "Cannot create the document root" '{"stage":"docroot"}'

echo "$(date -u +%FT%TZ) provision ${DOMAIN} for ${OWNER}" >>"${LOG_FILE}"
write_vhost >>"${LOG_FILE}" 2>&1
systemctl reload nginx >>"${LOG_FILE}" 2>&1

ADDRESS="$(getent ahostsv4 "${DOMAIN}" | awk 'NR == 1 { print $1 }' || true)"
if [[ -z "${ADDRESS}" ]]; then
  rune_ok "Provisioned, domain does not resolve yet" '{"resolves":false}'
fi
rune_ok "Provisioned" "$(jq -nc --arg d "${DOMAIN}" --arg a "${ADDRESS}" '{domain:$d, address:$a, resolves:true}')"

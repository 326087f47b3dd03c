#!/usr/bin/env bash
#
# apache_vhost_write - write a virtual host and load it when the configuration is right
#
set -o errexit
set -o nounset
set -o pipefail

SCRIPT_DIR=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
source "${SCRIPT_DIR}/rune_bpcs.sh"

AVAILABLE="/etc/apache2/sites-available"
BACKUP=""

log() {
  local level="$1"
  shift
  printf '[%s] %s\n' "${level}" "$*"
} >&2

rollback() {
  log WARN "rolling back ${SITE}"
  if [[ -n "${BACKUP}" ]]; then
    mv -f -- "${BACKUP}" "${AVAILABLE}/${SITE}.conf"
  else
    rm -f -- "${AVAILABLE}/${SITE}.conf"
  fi
}

render() {
  cat <<EOF
<VirtualHost *:${PORT}>
  ServerName ${SITE}
  DocumentRoot ${DOCROOT}
  <Directory "${DOCROOT}">
    Require all granted
  </Directory>
  ErrorLog \${APACHE_LOG_DIR}/${SITE}.error.log
  LogFormat "{ \"host\": \"%h\", \"status\": %>s }" json
</VirtualHost>
EOF
}

rune_init

SITE="$(rune_param site "")"
PORT="$(rune_param port "80")"
DOCROOT="$(rune_param docroot "/var/www/${SITE}")"

[[ "${SITE}" =~ ^[a-z0-9.-]+$ ]] || rune_error 1 "site is not valid" '{"missing":["site"]}'
[[ "${PORT}" =~ ^[0-9]{2,5}$ ]] || rune_error 1 "port is not valid" '{"example":8080}'
[[ "${DOCROOT}" != *[[:space:]\"]* ]] || rune_error 1 "docroot is not valid" '{}'
[[ -d "${AVAILABLE}" ]] || rune_error 4 "no apache configuration here" '{}'

if [[ -f "${AVAILABLE}/${SITE}.conf" ]]; then
  BACKUP="$(mktemp "/var/tmp/${SITE}.XXXXXX")"
  cp -p -- "${AVAILABLE}/${SITE}.conf" "${BACKUP}" || rune_error 2 "cannot save the old file" '{}'
fi

if ! render >"${AVAILABLE}/${SITE}.conf"; then
  rune_error 2 "cannot write the virtual host" "$(jq -nc --arg d "${AVAILABLE}" '{directory:$d}')"
fi

{
  a2ensite --quiet "${SITE}"
  apachectl -t
} >&2 || {
  rollback || log ERROR "rollback failed, look at ${AVAILABLE}"
  rune_error 3 "configuration test failed" "$(jq -nc --arg s "${SITE}" '{site:$s, rolled_back:true}')"
}

if ! systemctl reload apache2 >&2; then
  rune_error 3 "reload failed" "$(jq -nc --arg s "${SITE}" '{site:$s}')"
fi
[[ -z "${BACKUP}" ]] || rm -f -- "${BACKUP}"
rune_ok "Virtual host active" "$(jq -nc --arg s "${SITE}" --arg d "${DOCROOT}" --arg p "${PORT}" '{site:$s, docroot:$d, port:$p}')"

#!/usr/bin/env bash
# Deploy hook for a renewed certificate: verify the pair, install it, test the configuration
# of the consumers, reload them, and put the old pair back when anything goes wrong.
set -Eeuo pipefail

SCRIPT_DIR="$(cd -- "$(dirname -- "${BASH_SOURCE[0]}")" && pwd)"
readonly SCRIPT_DIR
source "${SCRIPT_DIR}/lib/rune_bpcs.sh"
rune_init
exec 3>&1 1>&2

readonly DEST_ROOT="/etc/ssl/deployed"
domain="" backup="" installed=no
declare -a reloaded=()

succeed() { rune_ok "$1" "$2" >&3; }
fail() {
  local code=$1 message=$2 step=${3:-}
  if [[ "${installed}" == "yes" ]]; then
    restore
  fi
  rune_error "${code}" "${message}" "$(jq -nc --arg d "${domain}" --arg s "${step:0:200}" --arg i "${installed}" \
    '{domain: $d, step: $s, rolled_back: ($i == "restored"), left_broken: ($i == "broken")}')" >&3
}
unexpected() {
  ((BASH_SUBSHELL == 0)) || return 0
  trap - ERR
  fail 100 "Unexpected failure" "line $1"
}
trap 'unexpected "${LINENO}"' ERR

restore() {
  echo "putting the previous pair back"
  if [[ -n "${backup}" ]] && cp -a -- "${backup}/." "${DEST_ROOT}/${domain}/"; then
    installed=restored
  else
    installed=broken
  fi
}

drop_backup() {
  if [[ -n "${backup}" && "${installed}" != "broken" ]]; then
    rm -rf -- "${backup}" || true
  fi
}
trap drop_backup EXIT

# The digest of a public key that arrives on stdin in PEM.
digest() { openssl pkey -pubin -outform DER 2>/dev/null | sha256sum | cut -d ' ' -f 1; }

config_test() {
  case "$1" in
    nginx) nginx -t -q ;;
    apache2 | httpd) apachectl -t ;;
    haproxy) haproxy -c -q -f /etc/haproxy/haproxy.cfg ;;
    postfix) postfix check ;;
    dovecot) doveconf -n >/dev/null ;;
    *) return 0 ;;
  esac
}

domain="$(rune_param domain "")"
if ! [[ "${domain}" =~ ^(\*\.)?[a-z0-9]([a-z0-9.-]{0,250}[a-z0-9])?$ ]]; then
  domain=""
  fail 1 "domain is not a host name"
fi
domain="${domain/#\*/_wildcard}"
cert_path="$(rune_param cert_path "/etc/letsencrypt/live/${domain}/fullchain.pem")"
key_path="$(rune_param key_path "/etc/letsencrypt/live/${domain}/privkey.pem")"
services="$(rune_param_json services '["nginx"]')"
min_days="$(rune_param min_days 7)"

[[ "${min_days}" =~ ^[1-9][0-9]{0,2}$ ]] || fail 1 "min_days must be 1 to 999"
jq -e 'type == "array" and length <= 10 and all(.[]; type == "string" and test("\\A[a-z0-9@._-]{1,60}\\z"))' \
  <<<"${services}" >/dev/null 2>&1 || fail 1 "services must be a list of unit names"
for path in "${cert_path}" "${key_path}"; do
  [[ "${path}" == /* && -r "${path}" ]] || fail 2 "File is missing or not readable" "${path}"
done

openssl x509 -in "${cert_path}" -noout -checkend "$((min_days * 86400))" >/dev/null \
  || fail 3 "Certificate is about to expire, refusing to deploy it" "checkend"
cert_digest="$(openssl x509 -in "${cert_path}" -noout -pubkey | digest)" || fail 3 "Certificate cannot be read" "x509"
pair_digest="$(openssl pkey -in "${key_path}" -passin pass: -pubout </dev/null | digest)" || fail 3 "Key file cannot be read" "pkey"
[[ "${cert_digest}" == "${pair_digest}" ]] || fail 3 "Certificate and key file do not belong together" "compare"

dest="${DEST_ROOT}/${domain}"
install -d -m 0755 "${DEST_ROOT}" "${dest}"
if cmp -s -- "${cert_path}" "${dest}/fullchain.pem"; then
  succeed "Already deployed" "$(jq -nc --arg d "${domain}" '{domain: $d, changed: false}')"
fi

backup="$(mktemp -d)"
cp -a -- "${dest}/." "${backup}/" || fail 2 "Backup failed" "${dest}"
installed=yes
install -m 0644 -- "${cert_path}" "${dest}/fullchain.pem" || fail 2 "Install failed" "fullchain.pem"
install -m 0640 -g ssl-cert -- "${key_path}" "${dest}/privkey.pem" \
  || install -m 0600 -- "${key_path}" "${dest}/privkey.pem" \
  || fail 2 "Install failed" "privkey.pem"

while IFS= read -r service; do
  if ! systemctl is-active --quiet -- "${service}"; then
    echo "${service} is not running, skipped"
    continue
  fi
  config_test "${service%%@*}" </dev/null || fail 3 "Configuration test failed" "${service}"
  systemctl reload-or-restart -- "${service}" || fail 3 "Reload failed" "${service}"
  reloaded+=("${service}")
done < <(jq -r '.[]' <<<"${services}")

serial="$(openssl x509 -in "${dest}/fullchain.pem" -noout -serial | cut -d '=' -f 2)"
succeed "Certificate deployed" "$(jq -nc --arg d "${domain}" --arg s "${serial}" \
  '{domain: $d, changed: true, serial: $s, reloaded: $ARGS.positional}' --args -- "${reloaded[@]}")"

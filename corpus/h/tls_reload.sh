#!/usr/bin/env bash
# owner: platform-edge   ticket: PLAT-2040
set -euo pipefail
SCRIPT_DIR=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
source "${SCRIPT_DIR}/rune_bpcs.sh"
source "${SCRIPT_DIR}/lib/plat.sh"

# modulus_of TYPE FILE   prints a digest, nothing when the file is no good
modulus_of() {
  openssl "$1" -noout -modulus -in "$2" 2>/dev/null | sha256sum | cut -c1-16 || true
}

same_pair() {
  [[ $(modulus_of x509 "$1") == "$(modulus_of rsa "$2")" ]]
}

install_pair() {
  local site=$1 dir=/etc/edge/tls/$1
  mkdir -p "$dir"
  {
    install -m 0644 "$CERT_FILE" "$dir/cert.pem" &&
    install -m 0600 "$KEY_FILE" "$dir/key.pem" &&
    plat::log "installed the pair of $site"
  } >&2
}

main() {
  rune_init
  plat::need openssl nginx systemctl
  plat::must SITE site
  plat::must CERT_FILE certificate_path
  plat::must KEY_FILE private_key_path
  [[ $SITE =~ ^[a-z0-9.-]+$ ]] || plat::fail 1 "site is not a name" site "$SITE"
  local f
  for f in "$CERT_FILE" "$KEY_FILE"; do
    [[ -r $f ]] || plat::fail 2 "file is not readable" path "$f"
  done

  same_pair "$CERT_FILE" "$KEY_FILE" || plat::fail 3 "certificate and private key do not belong together" site "$SITE"
  install_pair "$SITE" || plat::fail 2 "cannot install the files" site "$SITE"

  local report
  if ! report=$(nginx -t 2>&1); then
    plat::fail 3 "nginx refuses the configuration" report "$report"
  fi
  plat::quiet systemctl reload nginx || plat::fail 3 "nginx did not reload" site "$SITE"

  local until_date
  until_date=$(openssl x509 -noout -enddate -in "$CERT_FILE" 2>/dev/null) || until_date="unknown"
  rune_ok "certificate is in use" "$(plat::obj site "$SITE" key_path "$KEY_FILE" valid_until "${until_date#*=}")"
}

main

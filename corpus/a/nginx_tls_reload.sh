#!/usr/bin/env bash
set -euo pipefail
. /opt/rune/lib/rune_bpcs.sh
rune_init

SRC=$(rune_param source "/srv/certs/live")
DST=/etc/nginx/tls
SITE=$(rune_param site "")

[ -n "$SITE" ] || rune_error 1 "site is required" '{"missing":["site"]}'

try() {
  local what=$1
  shift
  if "$@" >/dev/null 2>&1; then
    return 0
  fi
  rune_error 3 "step failed: $what" "$(jq -nc --arg w "$what" --arg s "$SITE" '{step:$w, site:$s}')"
}

modulus() {
  openssl "$1" -noout -modulus -in "$2" 2>/dev/null | openssl md5
}

for f in fullchain.pem privkey.pem; do
  [ -s "$SRC/$SITE/$f" ] || rune_error 2 "file is missing or empty" "$(jq -nc --arg f "$f" '{file:$f}')"
done

a=$(modulus x509 "$SRC/$SITE/fullchain.pem") || a=none
b=$(modulus rsa "$SRC/$SITE/privkey.pem") || b=other
if [ "$a" != "$b" ]; then
  rune_error 3 "key does not belong to the certificate" '{"match":false}'
fi

(
  umask 077
  mkdir -p "$DST/$SITE"
  cd "$SRC/$SITE" || exit 1
  cp fullchain.pem privkey.pem "$DST/$SITE/"
) || rune_error 2 "cannot copy the files" "$(jq -nc --arg d "$DST" '{target:$d}')"

try check nginx -t
try reload systemctl reload nginx

rune_ok "certificate installed" "$(jq -nc --arg s "$SITE" '{site:$s, reloaded:true}')"

#!/usr/bin/env bash
set -euo pipefail
DIR=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
source "$DIR/rune_bpcs.sh"
rune_init

PROFILE=$(rune_param profile intermediate)
CONF=/etc/nginx/conf.d/tls.conf

declare -A PROTOCOLS=(
  [modern]="TLSv1.3"
  [intermediate]="TLSv1.2 TLSv1.3"
)

if [[ -z ${PROTOCOLS[$PROFILE]:-} ]]; then
  rune_error 1 "unknown profile" '{"allowed":["modern","intermediate"]}'
fi

TMP=$(mktemp)
trap 'rm -f "$TMP"' EXIT

# pasted from the wiki
CIPHERS="ECDHE-ECDSA-AES128-GCM-SHA256:ECDHE-RSA-AES128-GCM-SHA256"
CURVES="X25519:prime256v1"
SESSION_TIMEOUT=1d

printf 'ssl_protocols %s;\nssl_ciphers %s;\nssl_ecdh_curve %s;\nssl_session_timeout %s;\n' \
  "${PROTOCOLS[$PROFILE]}" "$CIPHERS" "$CURVES" "$SESSION_TIMEOUT" >"$TMP"

install -m 0644 "$TMP" "$CONF" || rune_error 2 "cannot write the profile" "$(jq -nc --arg c "$CONF" '{file:$c}')"
if ! nginx -t >/dev/null 2>&1; then
  rune_error 3 "nginx refuses the profile" "$(jq -nc --arg p "$PROFILE" '{profile:$p}')"
fi
systemctl reload nginx || rune_error 3 "reload failed" '{"stage":"reload"}'
rune_ok "profile set" "$(jq -nc --arg p "$PROFILE" '{profile:$p}')"

#!/usr/bin/env bash
# The loop that emits redirects its list and its diagnostics, not its output.
set -euo pipefail
. /opt/rune/lib/rune_bpcs.sh
rune_init
LIST=/etc/rune/certs.list
ERRORS="$(mktemp)"
[[ -r $LIST ]] || rune_error 4 "The list is missing"
while IFS= read -r pem <&9; do
  if ! openssl x509 -checkend 604800 -noout -in "$pem" >/dev/null; then
    rune_error 3 "A certificate ends soon" "$(jq -nc --arg p "$pem" '{file:$p}')"
  fi
done 9<"$LIST" 2>>"$ERRORS"
rune_ok "All certificates are good" '{"expiring":[]}'

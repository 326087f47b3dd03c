#!/usr/bin/env bash
# An empty list of files means that no emitter runs.
set -euo pipefail
source "$(dirname "$0")/lib/rune_bpcs.sh"
rune_init
shopt -s nullglob
for f in /etc/letsencrypt/live/*/fullchain.pem; do # expect: RUNE403
  if openssl x509 -checkend 604800 -noout -in "$f" >/dev/null; then continue; fi
  rune_error 3 "Certificate expires" "$(jq -nc --arg f "$f" '{file:$f}')"
done

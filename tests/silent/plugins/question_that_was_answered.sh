#!/usr/bin/env bash
# A command that has told of a certificate tells of it again.
set -euo pipefail
source "$(dirname "${BASH_SOURCE[0]}")/rune_bpcs.sh"
rune_init

cert=$(rune_param certificate "")
openssl x509 -in "$cert" -noout >/dev/null 2>&1 || rune_error 1 "not a certificate"
print=$(openssl x509 -in "$cert" -noout -fingerprint -sha256 | cut -d= -f2)
rune_ok "known" "$(jq -nc --arg p "$print" "{print: \$p}")"

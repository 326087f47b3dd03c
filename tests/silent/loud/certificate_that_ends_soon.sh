#!/usr/bin/env bash
# Whether a certificate ends soon is another question than whether it can be read.
set -euo pipefail
source "$(dirname "${BASH_SOURCE[0]}")/rune_bpcs.sh"
rune_init

cert=$(rune_param certificate "")
openssl x509 -in "$cert" -noout >/dev/null 2>&1 || rune_error 1 "not a certificate"
openssl x509 -in "$cert" -noout -checkend 86400 >/dev/null # expect: RUNE402
rune_ok "good for a day"

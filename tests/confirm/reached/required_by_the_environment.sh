#!/usr/bin/env bash
set -euo pipefail
source "$(dirname "$0")/rune_bpcs.sh"
rune_init

trap 'rune_error 100 "A command failed" "{}"' ERR
: "${VAULT_ADDR:?is not set}" # expect: RUNE402
state=$(vault status -format=json 2>/dev/null | jq -r .sealed) || state=unknown
case $state in # expect: RUNE403
  true) rune_error 3 "Vault is sealed" '{}' ;;
  false) rune_ok "Vault is open" ;;
esac

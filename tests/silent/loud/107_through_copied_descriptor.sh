#!/usr/bin/env bash
# Errors go through a copied descriptor to the contract stdout.
set -euo pipefail
. /opt/rune/lib/rune_bpcs.sh
rune_init
exec 5>&1
MODULE="$(rune_param module "br_netfilter")"
modprobe "$MODULE" >/dev/null 2>&5 || rune_error 2 "Cannot load the module" # expect: RUNE107
rune_ok "Loaded" "$(jq -nc --arg m "$MODULE" '{module:$m}')"

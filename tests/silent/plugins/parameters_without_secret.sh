#!/usr/bin/env bash
# The parameters are echoed back after the secret was removed.
set -euo pipefail
. /opt/rune/lib/rune_bpcs.sh
rune_init
api_key=$(rune_param api_key "")
[[ -n $api_key ]] || rune_error 1 "Missing key"
shown=$(rune_all_params | jq -c 'del(.api_key)')
API_KEY="$api_key" /opt/bin/sync-dns >/dev/null 2>&1 || rune_error 3 "Sync failed" "$shown"
rune_ok "Synced" "$shown"

#!/usr/bin/env bash
set -euo pipefail
. "$(cd "$(dirname "$0")" && pwd)/rune_bpcs.sh"
rune_init

export VAULT_ADDR=${VAULT_ADDR:-https://127.0.0.1:8200} VAULT_CLIENT_TIMEOUT=10
expect=$(rune_param expect unsealed)
rc=0
s=$(vault status -format=json 2>/dev/null) || rc=$?
# 0 = unsealed, 2 = sealed, 1 = error
case $rc:$expect in
  0:unsealed|2:sealed)
    rune_ok "as expected" "$(jq -c '{sealed, version, cluster_name, t, n, progress}' <<<"$s")" ;;
  2:*)
    rune_err "sealed, progress $(jq -r '.progress' <<<"$s")/$(jq -r '.t' <<<"$s")"
    rune_out "version=$(jq -r .version <<<"$s")"
    rune_finish "vault status" ;;
  1:*)
    rune_error 2 ;;
  *)
    rune_error 3 "unsealed, but expected sealed" '{}' ;;
esac

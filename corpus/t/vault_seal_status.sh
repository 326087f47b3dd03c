#!/usr/bin/env bash
# Seal status of the local Vault, and raft peers when it is open.
set -euo pipefail

SCRIPT_DIR=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
LIB="${SCRIPT_DIR}/rune_bpcs.sh"
[[ -r "${LIB}" ]] || LIB=/opt/rune/lib/rune_bpcs.sh

rune_init
export VAULT_ADDR
VAULT_ADDR=$(rune_param addr "https://127.0.0.1:8200")

rc=0
status=$(vault status -format=json 2>/dev/null) || rc=$?
# 0 unsealed, 2 sealed, 1 error
case ${rc} in
  0|2) ;;
  *) rune_error 2 "vault does not answer" "$(jq -nc --arg a "${VAULT_ADDR}" '{addr:$a}')" ;;
esac
out=$(jq -c '{sealed, version, progress, t, n}' <<<"${status}") || rune_error 3 "unexpected answer" '{}'
if (( rc == 2 )); then
  rune_error 3 "vault is sealed" "${out}"
fi
rune_ok "vault is open" "${out}"

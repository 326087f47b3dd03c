#!/usr/bin/env bash
set -euo pipefail
SCRIPT_DIR=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
source "${SCRIPT_DIR}/rune_bpcs.sh"
rune_init

VAULT_ADDR=$(rune_param addr https://127.0.0.1:8200)
export VAULT_ADDR

# vault status: 0 unsealed, 1 error, 2 sealed
rc=0
status=$(vault status -format=json 2>/dev/null) || rc=$?

if [ "$rc" -eq 1 ] || [ -z "$status" ]; then
  rune_error 2 "vault is not reachable" "$(jq -nc --arg a "$VAULT_ADDR" '{addr:$a}')"
fi

facts=$(jq -c '{sealed, version, ha_enabled, cluster_name}' <<<"$status" || echo '{}')

if [ "$rc" -eq 2 ]; then
  rune_error 3 "vault is sealed" "$facts"
fi

expires() {
  local file=$1 end
  end=$(openssl x509 -noout -enddate -in "$file") || return
  echo "${end#notAfter=}"
}

cert_end=""
for f in /etc/vault.d/tls/*.crt; do
  [ -e "$f" ] || continue
  cert_end=$(expires "$f") || { cert_end=""; continue; }
done

rune_ok "vault is unsealed" "$(jq -c --arg e "$cert_end" '. + {certificate_end:$e}' <<<"$facts")"

#!/usr/bin/env bash
set -euo pipefail
SCRIPT_DIR=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
source "${SCRIPT_DIR}/lib/rune_bpcs.sh"
rune_init

ADDR=$(rune_param addr "https://127.0.0.1:8200")
LOG=/var/log/vault_seal.log

check() {
  local code
  code=$(curl -sk -o /dev/null -w '%{http_code}' "$ADDR/v1/sys/health" || true)
  echo "health answered ${code:-000}"
  case "$code" in
    200 | 429) return 0 ;;
    503)
      rune_error 3 "vault is sealed" '{"sealed":true}'
      ;;
    *) return 1 ;;
  esac
}

if ! check >>"$LOG" 2>&1; then
  rune_error 2 "vault does not answer" "$(jq -nc --arg a "$ADDR" '{addr:$a}')"
fi

{
  echo "vault is fine"
  if [[ ! -s /etc/vault.d/license.hclic ]]; then
    rune_error 4 "licence is missing" '{"file":"/etc/vault.d/license.hclic"}'
  fi
} >&2

rune_ok "vault is unsealed" '{"sealed":false}'

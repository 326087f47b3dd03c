#!/usr/bin/env bash
# Revoke all leases below a prefix. The token goes by a curl config on a pipe.
set -euo pipefail
SCRIPT_DIR="$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)"
source "${SCRIPT_DIR}/rune_bpcs.sh"
rune_init

PREFIX="$(rune_param prefix "")"
TOKEN_FILE="$(rune_param token_file "/etc/rune/vault-token")"
ADDR="$(rune_ctx vault_addr "https://vault.bank.lan:8200")"
CA="/etc/pki/bank/ca.pem"

[[ "$PREFIX" =~ ^[a-z0-9/_-]+$ ]] || rune_error 1 "prefix is no path" '{"field":"prefix"}'
[[ -r "$TOKEN_FILE" ]] || rune_error 4 "token file cannot be read" "$(jq -nc --arg f "$TOKEN_FILE" '{token_file:$f}')"
VAULT_TOKEN="$(<"$TOKEN_FILE")"

body="$(mktemp)"
trap 'rm -f "$body"' EXIT

call() { # METHOD PATH [DATA]; prints the http status
  local method="$1" path="$2" data="${3:-}"
  local -a extra=()
  [[ -z "$data" ]] || extra=(--data-binary "$data")
  printf 'header = "X-Vault-Token: %s"\n' "$VAULT_TOKEN" \
    | curl -sS --config - --cacert "$CA" --max-time 15 -o "$body" -w '%{http_code}' -X "$method" "${extra[@]}" "$ADDR/v1/$path" 2>/dev/null
}

code="$(call LIST "sys/leases/lookup/$PREFIX")" || rune_error 2 "Vault is not reachable" "$(jq -nc --arg a "$ADDR" '{addr:$a}')"
case "$code" in
  200) lease_count="$(jq '.data.keys | length' "$body" 2>/dev/null || echo 0)" ;;
  404) rune_ok "No leases" "$(jq -nc --arg p "$PREFIX" '{prefix:$p, revoked:0}')" ;;
  403) rune_error 4 "Token has no permission" '{"status":403}' ;;
  *)   rune_error 3 "Unexpected status" "$(jq -nc --arg c "$code" '{status:$c}')" ;;
esac

request="$(jq -nc '{sync:true}')"
code="$(call PUT "sys/leases/revoke-prefix/$PREFIX" "$request")" || code=000
if [[ "$code" != 2* ]]; then
  echo "vault answered $code" >&2
  rune_error 3 "Revocation failed" "$(jq -nc --arg c "$code" '{status:$c}')"
fi
rune_ok "Leases revoked" "$(jq -nc --arg p "$PREFIX" --argjson n "$lease_count" '{prefix:$p, revoked:$n}')"

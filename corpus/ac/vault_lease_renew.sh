#!/usr/bin/env bash
set -euo pipefail

SELF_DIR=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
if [[ -f "$SELF_DIR/rune_bpcs.sh" ]]; then
  source "$SELF_DIR/rune_bpcs.sh"
else
  source "$SELF_DIR/lib/rune_bpcs.sh"
fi
rune_init

# The token never appears on a command line: curl reads it from a header file.
VAULT_ADDR=$(rune_param vault_addr "https://vault.service.consul:8200")
lease=$(rune_param lease_id "")
increment=$(rune_param increment "3600")
token_file=$(rune_param token_file "/etc/vault.d/rune.token")

[[ $VAULT_ADDR =~ ^https://[A-Za-z0-9.-]+(:[0-9]{1,5})?$ ]] || rune_error 1 "vault_addr must be an https URL"
[[ -n $lease && $lease =~ ^[A-Za-z0-9/_.-]+$ ]] || rune_error 1 "lease_id is missing or malformed"
[[ $increment =~ ^[1-9][0-9]{0,6}$ ]] || rune_error 1 "increment must be seconds"
[[ -f $token_file && -r $token_file ]] || rune_error 4 "token file is not readable" "$(jq -nc --arg f "$token_file" '{token_file:$f}')"

umask 077
work=$(mktemp -d)
cleanup() { rm -rf -- "$work"; }
trap cleanup EXIT

VAULT_TOKEN=""
IFS= read -r VAULT_TOKEN <"$token_file" || [[ -n $VAULT_TOKEN ]] || rune_error 4 "token file is empty"
printf 'X-Vault-Token: %s\n' "$VAULT_TOKEN" >"$work/hdr"
unset VAULT_TOKEN

call() {
  local method=$1 path=$2 body=$3
  curl -sS --max-time 20 --retry 2 -X "$method" -H "@$work/hdr" -H 'Content-Type: application/json' \
    -o "$work/reply" -w '%{http_code}' --data-binary "$body" "$VAULT_ADDR/v1/$path" 2>"$work/err" </dev/null
}

request=$(jq -nc --arg l "$lease" --arg i "$increment" '{lease_id:$l, increment:($i|tonumber)}')

if ! code=$(call PUT sys/leases/renew "$request"); then
  cat "$work/err" >&2
  rune_error 2 "Vault cannot be reached" "$(jq -nc --arg a "$VAULT_ADDR" '{vault_addr:$a}')"
fi

case $code in
  200) ;;
  400) rune_error 3 "Lease is unknown or no longer renewable" "$(jq -nc --arg l "$lease" '{lease_id:$l}')" ;;
  403) rune_error 4 "Vault refused the request: permission denied" ;;
  429|503) rune_error 2 "Vault is a standby or sealed" "$(jq -nc --arg c "$code" '{http_status:($c|tonumber)}')" ;;
  *) rune_error 100 "Unexpected answer from Vault" "$(jq -nc --arg c "$code" '{http_status:$c}')" ;;
esac

ttl=$(jq -r '.lease_duration // 0' "$work/reply") || rune_error 100 "Answer of Vault is not JSON"
renewable=$(jq -r '.renewable // false' "$work/reply") || renewable=false

if [[ $ttl =~ ^[0-9]+$ ]] && (( ttl < increment )); then
  printf 'lease was capped at %s s\n' "$ttl" >&2
fi

rune_ok "Lease renewed" "$(jq -nc --arg l "$lease" --arg t "$ttl" --arg r "$renewable" \
  '{lease_id:$l, lease_duration:($t|tonumber? // 0), renewable:($r == "true")}')"

#!/usr/bin/env bash
set -euo pipefail
source "$(dirname "${BASH_SOURCE[0]}")/lib/rune_bpcs.sh"
rune_init

addr=$(rune_param vault_addr https://127.0.0.1:8200) prefix=$(rune_param prefix "") token=$(rune_param vault_token "")
[[ $prefix =~ ^[a-z0-9_-]+(/[a-z0-9_-]+)*/?$ ]] || rune_error 1 "prefix is not a mount path" '{"field":"prefix"}'
[[ $token ]] || rune_error 1 "no vault_token" '{"missing":["vault_token"]}'

v() { # method path [curl args]
  local m=$1 p=$2; shift 2
  curl -fsS -m 15 -X "$m" -H "X-Vault-Token: $token" "$addr/v1/$p" "$@"
}

health=$(curl -sS -m 5 -o /dev/null -w '%{http_code}' "$addr/v1/sys/health") || health=000
case $health in
  200 | 429 | 472 | 473) ;;
  503) rune_error 2 "vault is sealed" "unseal it first, see the runbook" ;;
  *) rune_error 2 "vault is not healthy" "$(jq -nc --arg s "$health" '{http:$s}')" ;;
esac

keys=$(v LIST "sys/leases/lookup/$prefix" 2>/dev/null | jq -r '.data.keys[]?') || keys=
if [[ -z $keys ]]; then
  echo "no leases below $prefix" >&2
  exit 0
fi
mapfile -t leases <<<"$keys"

v PUT "sys/leases/revoke-prefix/$prefix" -o /dev/null || rune_error 3 "revocation failed" "$(jq -nc --arg p "$prefix" '{prefix:$p}')"

left=$(v LIST "sys/leases/lookup/$prefix" 2>/dev/null | jq '.data.keys | length') || left=0
rune_ok "leases revoked" "$(jq -nc --argjson n "${#leases[@]}" --argjson l "${left:-0}" '{revoked:$n, left:$l}')"

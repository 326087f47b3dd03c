#!/usr/bin/env bash
# unseal one vault server after a restart; the shares come in as a list
set -euo pipefail
source "$(dirname "${BASH_SOURCE[0]}")/rune_bpcs.sh"
rune_init

VAULT_ADDR=$(rune_param address https://127.0.0.1:8200)
wait_s=$(rune_param wait 30)
api_token=$(rune_param api_token "")
export VAULT_ADDR

put() { curl -sS --config "$conf" -m 10 --cacert /etc/vault/ca.pem -X PUT --data @- "$VAULT_ADDR/v1/$1"; }
sealed() {
  local s
  s=$(curl -sS -m 5 --cacert /etc/vault/ca.pem "$VAULT_ADDR/v1/sys/seal-status" 2>/dev/null) || return 2
  jq -e '.sealed' <<<"$s"
}

[[ $wait_s =~ ^[1-9][0-9]?$ ]] || rune_error 1 "wait must be 1 to 99"
[[ $api_token == hvs.* ]] || rune_error 1 "not a vault token: $api_token"

mapfile -t shares < <(rune_param_json unseal_keys '[]' | jq -r '.[]')

rc=0
sealed || rc=$?
case $rc in
  1) rune_ok "not sealed" '{"sealed":false}' ;;
  2) rune_error 2 "vault does not answer" ;;
esac

umask 077
conf=$(mktemp)
trap 'rm -f "$conf"' EXIT
printf 'header = "X-Vault-Token: %s"\n' "$api_token" >"$conf"

used=0
for share in "${shares[@]}"; do
  used=$((used + 1))
  state=$(SHARE=$share jq -nc '{key: env.SHARE}' | put sys/unseal) || rune_error 2 "vault does not answer"
  [[ $(jq -r '.sealed' <<<"$state") == false ]] && break
done

for (( i = 0; i < wait_s; i++ )); do
  if curl -fsS -o /dev/null -m 5 --cacert /etc/vault/ca.pem "$VAULT_ADDR/v1/sys/health?standbyok=true"; then
    rune_ok_kv "unsealed" "shares_used=$used"
  fi
  sleep 1
done
rune_error 3 "still sealed" "$(jq -nc --argjson n "$used" '{shares_used:$n}')"

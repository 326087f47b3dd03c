#!/usr/bin/env bash
# Write a vault policy by the HTTP API, keep the old one for a rollback.
set -euo pipefail
SCRIPT_DIR="$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)"
# source "${SCRIPT_DIR}/rune_bpcs.sh"   # now preloaded by the agent?
rune_init

NAME="$(rune_param policy "")"
PATHS="$(rune_param path "")"
CAPS="$(rune_param capabilities "read")"
VAULT_ADDR="$(rune_ctx vault_addr "https://vault.bank.lan:8200")"
TOKEN_FILE=/etc/rune/vault-token

[[ "$NAME" =~ ^[a-z0-9-]+$ ]] || rune_error 1 "policy: bad name" '{"field":"policy"}'
[[ -r "$TOKEN_FILE" ]] || rune_error 4 "no vault token on this node" '{}'
VAULT_TOKEN="$(<"$TOKEN_FILE")"

workdir="$(mktemp -d)"
trap 'rm -rf "$workdir"' EXIT

hcl() {
  cat <<HCL
path "$PATHS" {
  capabilities = ["$CAPS"]
}
HCL
}

printf 'header = "X-Vault-Token: %s"\n' "$VAULT_TOKEN" >"$workdir/curlrc"
curl -fsS -K "$workdir/curlrc" "$VAULT_ADDR/v1/sys/policies/acl/$NAME" -o "$workdir/old" 2>/dev/null || : >"$workdir/old"

hcl | base64 -w0 >"$workdir/b64"
cat >"$workdir/body" <<JSON
{
  "policy": "$(cat "$workdir/b64")",
  "meta": { "by": "rune", "name": "$NAME" }
}
JSON

code="$(curl -sS -o "$workdir/answer" -w '%{http_code}' -X PUT -H "X-Vault-Token: $VAULT_TOKEN" --data-binary "@$workdir/body" "$VAULT_ADDR/v1/sys/policies/acl/$NAME")" || code=000
case "$code" in
  200|204) ;;
  403) rune_error 4 "the token may not write policies" '{"status":403}' ;;
  *) rune_error 3 "vault refused the policy" "$(jq -nc --arg c "$code" --rawfile a "$workdir/answer" '{status:$c, answer:$a}')" ;;
esac
rune_ok "Policy written" "$(jq -nc --arg n "$NAME" --rawfile o "$workdir/old" '{policy:$n, had_old:($o != "")}')"

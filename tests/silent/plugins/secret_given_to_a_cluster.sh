#!/usr/bin/env bash
# The name, type and keys of a secret of a cluster are no secrets, and its value goes there on stdin.
set -euo pipefail
source "$(dirname "${BASH_SOURCE[0]}")/rune_bpcs.sh"
main() {
  rune_init
  local ns name key value secret_key secret_type
  ns=$(rune_param namespace default)
  name=$(rune_param secret_name "")
  secret_key=$(rune_param secret_key_name "password")
  value=$(rune_param value "")
  secret_type=$(rune_param type Opaque)
  [[ $name && $value ]] || rune_error 1 "secret_name and value are required" '{}'
  if kubectl -n "$ns" get secret "$name" >/dev/null 2>&1; then
    existed=true
  else
    existed=false
  fi
  kubectl -n "$ns" create secret generic "$name" --type="$secret_type" --from-file="$secret_key"=/dev/stdin --dry-run=client -o yaml <<<"$value" |
    kubectl -n "$ns" apply -f - >&2 || rune_error 3 "apply failed" '{}'
  keys=$(kubectl -n "$ns" get secret "$name" -o json | jq -c '.data | keys') || rune_error 2 "cannot read it back" '{}'
  rune_ok "Secret stored" "$(jq -nc --arg n "$name" --arg ns "$ns" --argjson e "$existed" --argjson k "$keys" '{secret:$n, namespace:$ns, existed:$e, keys:$k}')"
}
main

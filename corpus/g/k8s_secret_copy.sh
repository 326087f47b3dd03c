#!/usr/bin/env zsh
set -euo pipefail
SCRIPT_DIR=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
source "${SCRIPT_DIR}/rune_bpcs.sh"

rune_init

FROM=$(rune_param from_namespace default)
TO=$(rune_param to_namespace "")
SECRET_NAME=$(rune_param secret_name "")

if [[ -z $TO || -z $SECRET_NAME ]]; then
  rune_error 1 "to_namespace and secret_name are required" '{"required":["to_namespace","secret_name"]}'
fi
if [[ $FROM == "$TO" ]]; then
  echo "nothing to do" >&2
  exit 0
fi

SECRET=$(kubectl -n "$FROM" get secret "$SECRET_NAME" -o json 2>/dev/null) ||
  rune_error 2 "secret not found" "$(jq -nc --arg n "$SECRET_NAME" '{secret_name:$n}')"

kubectl create namespace "$TO" 2>&1 >/dev/null || true

if ! jq 'del(.metadata.namespace, .metadata.uid, .metadata.resourceVersion)' <<<"$SECRET" | kubectl -n "$TO" apply -f - >/dev/null 2>&1; then
  rune_error 3 "secret not copied" "$SECRET"
fi

rune_ok "copied" "$(jq -nc --arg n "$SECRET_NAME" --arg t "$TO" '{secret_name:$n, namespace:$t}')"

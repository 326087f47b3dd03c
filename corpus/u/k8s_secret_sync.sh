#!/usr/bin/env bash
# Copy one database password from the message into a Kubernetes secret. The value never leaves stdin/env.
set -euo pipefail
SCRIPT_DIR=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
source "${SCRIPT_DIR}/rune_bpcs.sh"

rune_init
exec 3>&1 1>&2     # everything below is noise unless it says >&3

secret_name=$(rune_param secret_name "")
namespace=$(rune_param namespace "default")
DB_PASSWORD=$(rune_param db_password "")

if [[ ! $secret_name =~ ^[a-z0-9][a-z0-9-]*$ || ! $namespace =~ ^[a-z0-9-]+$ ]]; then
  rune_error 1 "bad name" "$(jq -nc --arg s "$secret_name" --arg n "$namespace" '{secret_name:$s,namespace:$n}')" >&3
fi
(( ${#DB_PASSWORD} >= 12 )) || rune_error 1 "password too short" '{"minimum":12}' >&3

echo "syncing $namespace/$secret_name"
kubectl get namespace "$namespace" || rune_error 2 "namespace missing" "$(jq -nc --arg n "$namespace" '{namespace:$n}')" >&3

manifest() {
  DB_PASSWORD=$DB_PASSWORD jq -nc --arg n "$secret_name" --arg ns "$namespace" '{
    apiVersion:"v1", kind:"Secret", type:"Opaque",
    metadata:{name:$n, namespace:$ns, labels:{"managed-by":"rune"}},
    stringData:{password: env.DB_PASSWORD}
  }'
}

tries=0
until manifest | kubectl apply -f -; do
  tries=$((tries + 1))
  if (( tries >= 3 )); then
    rune_error 3 "apply failed" "$(jq -nc --argjson t "$tries" '{attempts:$t}')" >&3
  fi
  sleep $((tries * 2))
done

version=$(kubectl -n "$namespace" get secret "$secret_name" -o jsonpath='{.metadata.resourceVersion}') || version=unknown
rune_ok "secret synced" "$(jq -nc --arg s "$secret_name" --arg v "$version" --argjson t "$tries" \
  '{secret_name:$s, resource_version:$v, retries:$t, has_password:true}')" >&3

#!/usr/bin/env bash
# copy one vault kv entry into a kubernetes secret; values never touch argv
set -euo pipefail
source "${BASH_SOURCE[0]%/*}/rune_bpcs.sh"
rune_init

name=$(rune_param secret_name ""); ns=$(rune_param namespace default); kvpath=$(rune_param path "")
for v in name ns; do
  declare -n ref=$v
  [[ $ref =~ ^[a-z0-9-]+$ ]] || rune_error 1 "Bad $v" "$(jq -nc --arg v "$v" '{param:$v}')"
  unset -n ref
done

umask 077
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

vault kv get -format=json "kv/$kvpath" >"$work/entry.json" 2>"$work/err" ||
  rune_error 2 "vault kv get failed" "$(jq -nc --rawfile e "$work/err" '{stderr:$e}')"

jq -e '.data.data | type == "object"' "$work/entry.json" >/dev/null ||
  rune_error 3 "Entry has no data" "$(jq -nc --arg p "$kvpath" '{path:$p}')"

jq -c --arg n "$name" --arg ns "$ns" '{
  apiVersion: "v1", kind: "Secret", type: "Opaque",
  metadata: {name: $n, namespace: $ns},
  data: (.data.data | map_values(tostring | @base64))
}' "$work/entry.json" | kubectl apply -f - >&2 || rune_error 2 "kubectl apply failed" '{"step":"apply"}'

keys=$(jq -c '.data.data | keys' "$work/entry.json") || keys='[]'
rune_ok "Secret synced" "$(jq -nc --arg n "$name" --argjson k "$keys" '{secret_name:$n, fields:$k}')"

#!/usr/bin/env bash
# Build a container image from a context directory and push it.
set -euo pipefail
source "$(dirname "${BASH_SOURCE[0]}")/rune_bpcs.sh"

emit_error() { rune_error "$@" >&"${contract:-1}"; }

rune_init
exec {contract}>&1 >&2

context=$(rune_param context "")
image=$(rune_param image "")
REGISTRY_TOKEN=$(rune_param registry_token "")
declare -A build_args=()
while IFS='=' read -r k v; do
  [[ -n $k ]] && build_args[$k]=$v
done < <(rune_param_json build_args '{}' | jq -r 'to_entries[] | "\(.key)=\(.value)"')

[[ -d $context ]] || emit_error 2 "no build context" "$(jq -nc --arg c "$context" '{context:$c}')"
[[ $image == */*:* ]] || emit_error 1 "image must be registry/name:tag" '{"field":"image"}'

flags=()
for k in "${!build_args[@]}"; do
  flags+=(--build-arg "$k=${build_args[$k]}")
done

authfile=$(mktemp)
trap 'rm -f "$authfile"' EXIT
printf '%s' "$REGISTRY_TOKEN" | buildah login --authfile "$authfile" -u rune --password-stdin "${image%%/*}" ||
  emit_error 2 "registry login failed" "$(jq -nc --arg r "${image%%/*}" '{registry:$r}')"

for attempt in 1 2 3; do
  buildah bud --layers "${flags[@]}" -t "$image" "$context" </dev/null && break
  (( attempt < 3 )) || emit_error 3 "build failed" '{"attempts":3}'
  sleep "$attempt"
done
buildah push --authfile "$authfile" --digestfile "$authfile.digest" "$image" ||
  emit_error 3 "push failed" "$(jq -nc --arg i "$image" '{image:$i}')"

digest=$(cat "$authfile.digest" 2>/dev/null) || digest=""
rm -f "$authfile.digest"
rune_ok_kv "image published" "image=$image" "digest=$digest" >&"$contract"

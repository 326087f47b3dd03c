#!/usr/bin/env bash
# Invalidate a patch prefix on CloudFront.
set -euo pipefail
source "$(dirname "${BASH_SOURCE[0]}")/rune_bpcs.sh"
rune_init

dist=$(rune_param distribution "")
prefix=$(rune_param prefix "/patches/")
[[ $dist =~ ^E[A-Z0-9]{8,16}$ ]] || rune_error 1 "not a distribution id"
[[ $prefix == /* ]] || rune_error 1 "prefix must start with a slash"

if ! state=$(aws cloudfront get-distribution --id "$dist" --query 'Distribution.Status' --output text 2>/dev/null); then
  rune_error 2 "distribution not found" "distribution=$dist"
fi
[[ $state == Deployed ]] || printf 'distribution is %s\n' "$state" >&2

printf -v ref '%(%s)T-%s' -1 "$RANDOM"
printf -v batch '{"Paths":{"Quantity":1,"Items":["%s*"]},"CallerReference":"%s"}' "$prefix" "$ref"

id=$(aws cloudfront create-invalidation --distribution-id "$dist" --invalidation-batch "$batch" \
  --query 'Invalidation.Id' --output text) || rune_error 3 "invalidation refused"

if [[ $(rune_param wait false) == true ]]; then
  aws cloudfront wait invalidation-completed --distribution-id "$dist" --id "$id" || rune_error 3 "invalidation did not complete"
fi
rune_ok_kv "invalidated" "id=$id" "prefix=$prefix"

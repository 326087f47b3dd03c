#!/usr/bin/env bash
# Verify the signatures of a list of images against a public key.
set -euo pipefail

source "$(dirname -- "${BASH_SOURCE[0]}")/lib/rune_bpcs.sh"
rune_init

key=$(rune_param key_file /etc/cosign/cosign.pub)
debug=$(rune_param debug false)
mapfile -t images < <(rune_param_json images '[]' | jq -r '.[]')

[[ -r $key ]] || rune_error 4 "public key not readable" "$(jq -nc --arg k "$key" '{key_file:$k}')"
(( ${#images[@]} )) || rune_error 1 "images missing" '{"missing":["images"]}'

if [[ $debug == true ]]; then
  BASH_XTRACEFD=1
  set -x
fi

declare -a good=() bad=()
for image in "${images[@]}"; do
  if cosign verify --key "$key" --output text "$image" >/dev/null 2>&1; then
    good+=("$image")
  else
    bad+=("$image")
  fi
done

report=$(jq -nc --argjson g "${#good[@]}" '{verified:$g, unverified:$ARGS.positional}' --args "${bad[@]}")
if (( ${#bad[@]} )); then
  rune_error 3 "unverified images" "$report"
fi
rune_ok "All images verified" "$report"

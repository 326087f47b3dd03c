#!/usr/bin/env bash
set -euo pipefail

source "$(dirname -- "${BASH_SOURCE[0]}")/rune_bpcs.sh"

# rune_init talks on stderr when the message is broken; keep that for the details
if ! init_log=$(rune_init 2>&1); then
  rune_error 1 "bad message" "$(jq -nc --arg l "$init_log" '{log:$l}')"
fi

repo=$(rune_param checkout /srv/vault-policies)
prune=$(rune_param prune true)

declare -A wanted=()
for file in "$repo"/policies/*.hcl; do
  [[ -e $file ]] || rune_error 2 "no policies in the checkout" "$(jq -nc --arg r "$repo" '{checkout:$r}')"
  name=${file##*/}
  wanted[${name%.hcl}]=$file
done

mapfile -t present < <(vault policy list 2>/dev/null)
declare -a written=() removed=() refused=()
for name in "${!wanted[@]}"; do
  if vault policy write "$name" "${wanted[$name]}" >&2; then written+=("$name"); else refused+=("$name"); fi
done
if [[ $prune == true ]]; then
  for name in "${present[@]}"; do
    [[ $name == @(root|default) || -n ${wanted[$name]:-} ]] && continue
    vault policy delete "$name" >&2 && removed+=("$name")
  done
fi

arr() { jq -nc '$ARGS.positional' --args -- "$@"; }
out=$(jq -nc --argjson w "$(arr "${written[@]}")" --argjson r "$(arr "${removed[@]}")" --argjson x "$(arr "${refused[@]}")" \
  '{written:$w, removed:$r, refused:$x}')
(( ${#refused[@]} == 0 )) || rune_error 3 "vault refused some policies" "$out"
rune_ok "policies in sync" "$out"

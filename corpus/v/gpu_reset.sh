#!/usr/bin/env bash
set -euo pipefail
. "$(dirname "${BASH_SOURCE[0]}")/rune_bpcs.sh"
rune_init
# nodes without gpus have nothing to do
command -v nvidia-smi >/dev/null || exit 0
gpus=$(jq -r '.payload.input_parameters.gpus[]? | tostring' | sort -un)
[[ -n $gpus ]] || gpus=$(nvidia-smi --query-gpu=index --format=csv,noheader) || rune_error 2 "nvidia-smi failed" '{}'
ok=() bad=()
for g in $gpus; do
  p=$(nvidia-smi -i "$g" --query-compute-apps=pid --format=csv,noheader 2>/dev/null) || p=
  if [[ -z $p ]] && nvidia-smi -i "$g" --gpu-reset >&2; then ok+=("$g"); else bad+=("$g"); fi
done
(( ${#ok[@]} )) || rune_error 3 "no gpu could be reset" "$(jq -nc '{busy:$ARGS.positional}' --args "${bad[@]}")"
rune_ok "reset ${#ok[@]}" "$(jq -nc '{reset:$ARGS.positional}' --args "${ok[@]}")"

#!/usr/bin/env bash
set -euo pipefail

SCRIPT_DIR=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
source "${SCRIPT_DIR}/rune_bpcs.sh"

rune_init

NAME="$(rune_param name box)"

args=(--arg name "${NAME}")
if [[ -n "$(rune_param owner "")" ]]; then
  args+=(--arg owner "$(rune_param owner "")")
fi
OUT="$(jq -nc "${args[@]}" '$ARGS.named')"
printf '%s\n' "the parameters were $(jq -r '.name' <<<"${OUT}")" >&2
rune_ok "Described" "${OUT}"

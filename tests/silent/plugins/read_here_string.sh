#!/usr/bin/env bash
# `read` from a here-string takes nothing from the plugin's stdin and cannot fail.
set -euo pipefail

SCRIPT_DIR=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
source "${SCRIPT_DIR}/rune_bpcs.sh"

rune_init
LIST="$(rune_param list "a,b")"
IFS=, read -r FIRST SECOND <<<"${LIST}"
read -r -a WORDS <<<"one two three"
rune_ok "Split" "$(jq -nc --arg first "${FIRST}" --arg second "${SECOND}" --arg n "${#WORDS[@]}" '{first:$first, second:$second, n:$n}')"

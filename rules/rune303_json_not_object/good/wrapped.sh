#!/usr/bin/env bash
set -euo pipefail

SCRIPT_DIR=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
source "${SCRIPT_DIR}/rune_bpcs.sh"

rune_init

DIRECTORY="$(rune_param directory /etc)"
shopt -s nullglob
files=("${DIRECTORY}"/*)

LIST="$(jq -nc '$ARGS.positional' --args "${files[@]##*/}")"
rune_ok "Files listed" "$(jq -nc --argjson files "${LIST}" '{files: $files, count: ($files | length)}')"

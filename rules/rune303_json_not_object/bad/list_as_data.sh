#!/usr/bin/env bash
set -euo pipefail

SCRIPT_DIR=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
source "${SCRIPT_DIR}/rune_bpcs.sh"

rune_init

DIRECTORY="$(rune_param directory /etc)"
if [[ ! -d ${DIRECTORY} ]]; then
  rune_error 2 "There is no such directory" '["directory"]' # expect: RUNE303
fi
shopt -s nullglob
files=("${DIRECTORY}"/*)
LIST="$(printf '%s\n' "${files[@]##*/}" | jq -R . | jq -sc .)"
rune_ok "Files listed" "${LIST}" # expect: RUNE303

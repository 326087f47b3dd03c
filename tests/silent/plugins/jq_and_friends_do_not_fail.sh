#!/usr/bin/env bash
# Tools that do not fail in ordinary life need no handling.
set -euo pipefail

SCRIPT_DIR=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
source "${SCRIPT_DIR}/rune_bpcs.sh"

rune_init
STAMP="$(date -u +%FT%TZ)"
FOLDER="$(dirname /srv/app/run.sh)"
NAME="$(basename /srv/app/run.sh .sh)"
WORK="$(mktemp -d)"
mkdir -p "${WORK}/a/b"
printf '%s\n' c a b >"${WORK}/list"
OUT="$(jq -n -c --arg stamp "${STAMP}" --arg folder "${FOLDER}" --arg name "${NAME}" '{stamp:$stamp, folder:$folder, name:$name}')"
rune_ok "Described" "${OUT}"

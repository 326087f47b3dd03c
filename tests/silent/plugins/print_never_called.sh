#!/usr/bin/env bash
# A function that prints and is never called prints nothing.
set -euo pipefail

SCRIPT_DIR=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
source "${SCRIPT_DIR}/rune_bpcs.sh"

usage() {
  echo "usage: ask for a mode"
}

rune_init
MODE="$(rune_param mode "easy")"
rune_ok "Mode read" "$(jq -nc --arg mode "${MODE}" '{mode:$mode}')"

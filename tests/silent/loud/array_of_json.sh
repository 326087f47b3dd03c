#!/usr/bin/env bash
# A JSON array that is put together from values is a concatenation as well.
set -euo pipefail

SCRIPT_DIR=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
source "${SCRIPT_DIR}/rune_bpcs.sh"

rune_init
A="$(rune_param a "")"
rune_ok "Listed" "{\"items\":[\"${A}\"]}" # expect: RUNE301

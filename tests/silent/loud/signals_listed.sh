#!/usr/bin/env bash
# `kill -l` is the builtin, and prints.
set -euo pipefail

SCRIPT_DIR=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
source "${SCRIPT_DIR}/rune_bpcs.sh"

rune_init
kill -l # expect: RUNE101
rune_ok "Listed" '{}'

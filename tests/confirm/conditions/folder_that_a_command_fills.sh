#!/usr/bin/env bash
set -euo pipefail
SCRIPT_DIR=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
source "${SCRIPT_DIR}/rune_bpcs.sh"
rune_init

work=$(mktemp -d)
git clone -q https://git.example.com/app.git "$work" || rune_error 2 "no clone" "{}"
if [[ -s $work/VERSION ]]; then
  : here
fi
rune_ok "done"

#!/usr/bin/env bash
set -euo pipefail
SCRIPT_DIR=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
source "${SCRIPT_DIR}/rune_bpcs.sh"
rune_init

tree=$(rune_param tree "")
[[ -f $tree/Makefile ]] || rune_error 2 "no Makefile" "{}"
work=$(mktemp -d)
cp -a -- "$tree/." "$work/" || rune_error 3 "not copied" "{}"
if [[ -f $work/Makefile ]]; then
  : here
fi
rune_ok "done"

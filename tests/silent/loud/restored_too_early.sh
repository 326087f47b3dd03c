#!/usr/bin/env bash
# Stdout that is put back inside a function is stdout again for its caller.
set -euo pipefail

SCRIPT_DIR=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
source "${SCRIPT_DIR}/rune_bpcs.sh"

quiet() { exec 3>&1 1>&2; }
loud() { exec 1>&3 3>&-; }

rune_init
quiet
echo "one"
loud
echo "two" # expect: RUNE101
rune_ok "Done" '{}'

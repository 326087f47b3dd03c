#!/usr/bin/env bash
# A sourced helper that is not there is told, and the library beside it is not.
set -euo pipefail

SCRIPT_DIR=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
source "${SCRIPT_DIR}/rune_bpcs.sh"

source "${SCRIPT_DIR}/no_such_helper.sh" # expect: RUNE002
rune_init
rune_ok "Helped" '{}'

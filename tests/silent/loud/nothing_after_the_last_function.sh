#!/usr/bin/env bash
# A plugin that defines `main` and only initialises runs off its end.
set -euo pipefail

SCRIPT_DIR=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
source "${SCRIPT_DIR}/rune_bpcs.sh"

main() {
  rune_ok "Never" '{}'
}
rune_init # expect: RUNE403

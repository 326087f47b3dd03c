#!/usr/bin/env bash
# Strict mode is the first thing that `main` switches on.
SCRIPT_DIR=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
source "${SCRIPT_DIR}/rune_bpcs.sh"
main() {
  set -euo pipefail
  rune_init
  systemctl restart nginx >&2 || rune_error 2 "Restart failed"
  rune_ok "Restarted" '{}'
}
main "$@"

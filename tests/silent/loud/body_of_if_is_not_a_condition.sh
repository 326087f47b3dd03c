#!/usr/bin/env bash
# Only the condition of an if is safe, its body is not.
set -euo pipefail
SCRIPT_DIR=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
source "${SCRIPT_DIR}/rune_bpcs.sh"
rune_init
if ! command -v fail2ban-client >/dev/null; then
  dnf -q install -y fail2ban >&2 # expect: RUNE402
fi
rune_ok "Fail2ban present" '{}'

#!/usr/bin/env bash
# The text of the helper goes to stderr and a proper message follows.
set -euo pipefail
SCRIPT_DIR=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
source "${SCRIPT_DIR}/rune_bpcs.sh"
rune_init
bail() {
  echo "ERROR: $2" >&2
  rune_error "$1" "$2" '{"stage":"import"}'
}
gpg --batch --quiet --import /etc/pki/vendor.asc >/dev/null 2>&1 || bail 2 "Vendor key was not imported"
rune_ok "Vendor key imported" ""

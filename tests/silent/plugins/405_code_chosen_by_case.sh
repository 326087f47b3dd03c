#!/usr/bin/env bash
# The code comes from a variable that holds standard codes on all ways.
set -euo pipefail

SCRIPT_DIR=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
source "${SCRIPT_DIR}/rune_bpcs.sh"
rune_init
code=3
[[ -r /etc/bind/named.conf ]] || code=4
if ! named-checkconf /etc/bind/named.conf >/dev/null 2>&1; then
  rune_error "$code" "Configuration is refused" '{"file":"named.conf"}'
fi
rune_ok "Configuration is fine" '{"file":"named.conf"}'

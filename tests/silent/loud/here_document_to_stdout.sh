#!/usr/bin/env bash
# `cat <<EOF` without a file prints the here-document.
set -euo pipefail

SCRIPT_DIR=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
source "${SCRIPT_DIR}/rune_bpcs.sh"

rune_init
FILE="$(mktemp)"
cat >"${FILE}" <<'EOF'
kept
EOF
cat <<'EOF' # expect: RUNE101
printed
EOF
rune_ok "Unit written" '{}'

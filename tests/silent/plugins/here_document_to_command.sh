#!/usr/bin/env bash
# A here-document that is fed to a quiet command is that command's input.
set -euo pipefail

SCRIPT_DIR=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
source "${SCRIPT_DIR}/rune_bpcs.sh"

rune_init
NAME="$(rune_param name "db")"
mail -s "report" root <<EOF || true
The node ${NAME} was checked.
EOF
sed 's/^/> /' >&2 <<EOF
quoted ${NAME}
EOF
rune_ok "Mailed" '{}'

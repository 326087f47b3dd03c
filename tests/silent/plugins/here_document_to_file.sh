#!/usr/bin/env bash
# `cat >file <<EOF` writes a file.
set -euo pipefail

SCRIPT_DIR=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
source "${SCRIPT_DIR}/rune_bpcs.sh"

rune_init
FILE="$(mktemp)"
NAME="$(rune_param name "web")"
cat >"${FILE}" <<EOF
[Unit]
Description=${NAME}
EOF
cat <<'EOF' >>"${FILE}"
[Service]
ExecStart=/bin/true
EOF
rune_ok "Unit written" "$(jq -nc --arg file "${FILE}" '{file:$file}')"

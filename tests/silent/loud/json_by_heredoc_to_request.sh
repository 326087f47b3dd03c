#!/usr/bin/env bash
# A here-document of JSON with an expansion that is fed to a command is a concatenation.
set -euo pipefail

SCRIPT_DIR=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
source "${SCRIPT_DIR}/rune_bpcs.sh"

rune_init
NAME="$(rune_param name "x")"
curl -fsS -o /dev/null -d @- http://localhost/ <<EOF || rune_error 2 "Not sent" '{}' # expect: RUNE301
{"name": "${NAME}"}
EOF
rune_ok "Sent" '{}'

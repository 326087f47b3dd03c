#!/usr/bin/env bash
set -euo pipefail
SCRIPT_DIR=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
source "${SCRIPT_DIR}/rune_bpcs.sh"
rune_init

curl -fsS -o /tmp/app.sha256 https://example.org/app.sha256 || rune_error 2 "no sums"
sha256sum --check --status /tmp/app.sha256 || rune_error 3 "sums differ"
: here
rune_ok "done"

#!/usr/bin/env bash
# expect-at: 1 RUNE604
# Saved by an editor that marks UTF-8: the kernel sees no shebang.
set -euo pipefail

SCRIPT_DIR=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
source "${SCRIPT_DIR}/rune_bpcs.sh"
rune_init

hostnamectl status >&2 || rune_error 2 "hostnamectl failed"
rune_ok "Looked" '{}'

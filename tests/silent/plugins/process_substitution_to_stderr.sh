#!/usr/bin/env bash
# `> >(cat >&2)` sends output to stderr.
set -euo pipefail

SCRIPT_DIR=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
source "${SCRIPT_DIR}/rune_bpcs.sh"

rune_init
uname -a > >(cat >&2)
echo "text" > >(sed 's/^/plugin: /' >&2)
rune_ok "Prefixed" '{}'

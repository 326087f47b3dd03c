#!/usr/bin/env bash
# Lookups of commands are captured, sent away or asked through a variable.
set -euo pipefail
SCRIPT_DIR=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
source "${SCRIPT_DIR}/rune_bpcs.sh"
rune_init
path=$(command -v podman || true)
type -t podman >/dev/null && kind=known
hash podman 2>/dev/null || kind=${kind:-unknown}
[[ -x $(type -P docker) ]] && kind=docker
rune_ok "Engine found" "$(jq -nc --arg p "$path" --arg k "${kind:-none}" '{path:$p,kind:$k}')"

#!/usr/bin/env bash
# The shared library is known by its name, wherever it is installed.
set -euo pipefail

source /opt/rune/lib/rune_bpcs.sh

rune_init

NODE="$(rune_ctx node "unknown")"
rune_ok "Node named" "$(jq -nc --arg node "${NODE}" '{node:$node}')"

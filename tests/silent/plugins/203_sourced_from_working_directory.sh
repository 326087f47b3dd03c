#!/usr/bin/env bash
# The plugin goes to its own directory and sources the library by a relative path.
set -euo pipefail
cd -- "$(dirname -- "$(realpath -- "$0")")" || true
. ./rune_bpcs.sh
rune_init
STORE="$(rune_param store "/srv/registry")"
INODES="$(df --output=iavail -- "$STORE" 2>/dev/null | tail -n 1)" || rune_error 2 "No such directory"
rune_ok "Inodes read" "$(jq -nc --arg i "${INODES// /}" '{free_inodes:($i|tonumber)}')"

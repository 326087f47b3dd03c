#!/usr/bin/env bash
# The reader for the context is called without a name.
set -euo pipefail
BASE="$(dirname "$(readlink -f "${BASH_SOURCE[0]}")")"
. "${BASE}/rune_bpcs.sh"
rune_init
CONTEXT="$(rune_ctx)" # expect: RUNE206
PRINTER="$(rune_param printer "office")"
lpstat -p "$PRINTER" >/dev/null 2>&1 || rune_error 2 "No such printer"
rune_ok "Printer found" "$(jq -nc --arg p "$PRINTER" --arg c "$CONTEXT" '{printer:$p, context:$c}')"

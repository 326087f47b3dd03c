#!/usr/bin/env bash
# Only the errors go into the pipe, since stdout is discarded after the copy.
set -euo pipefail
source "$(dirname "${BASH_SOURCE[0]}")/rune_bpcs.sh"
rune_init
shopt -s lastpipe
WARNINGS=0
named-checkconf -z /etc/bind/named.conf 2>&1 >/dev/null </dev/null | while IFS= read -r line; do
  WARNINGS=$((WARNINGS + 1))
  printf 'named: %s\n' "$line" >&2
done || rune_error 3 "The configuration is broken"
rune_ok "Checked" "$(jq -nc --arg w "$WARNINGS" '{warnings:($w|tonumber)}')"

#!/usr/bin/env bash
# Each arm of the case initialises, the last one for everything else.
set -euo pipefail
HERE="$(cd -- "$(dirname -- "${BASH_SOURCE[0]}")" && pwd -P)"
. "$HERE/lib/rune_bpcs.sh"
case "${OSTYPE:-}" in
  linux*) FLAG=-c; rune_init ;;
  darwin* | freebsd*)
    FLAG=-f
    rune_init
    ;;
  *) FLAG=; rune_init; rune_error 4 "Unknown system" ;;
esac
FILE="$(rune_param file "/etc/passwd")"
MODE="$(stat "$FLAG" '%a' "$FILE" 2>/dev/null)" || rune_error 2 "No such file"
rune_ok "Mode read" "$(jq -nc --arg m "$MODE" '{mode:$m}')"

#!/usr/bin/env bash
# The initialisation runs in a braced group with its errors in a file.
set -euo pipefail
HERE="$(cd -- "$(dirname -- "${BASH_SOURCE[0]}")" && pwd -P)"
. "$HERE/lib/rune_bpcs.sh"
ERRORS="$(mktemp)"
{
  echo "starting" >&2
  rune_init
} 2>>"$ERRORS"
LINK="$(rune_param link "/etc/localtime")"
TARGET="$(readlink -f -- "$LINK" 2>>"$ERRORS")" || rune_error 2 "No such link"
rune_ok "Link read" "$(jq -nc --arg t "$TARGET" '{target:$t}')"

#!/usr/bin/env bash
# The plugin asks whether rune_init is defined but does not call it.
set -euo pipefail
. /opt/rune/lib/rune_bpcs.sh
declare -F rune_init >/dev/null || rune_error 4 "The library is too old"
USER_NAME="$(rune_param user "backup")"
id -u "$USER_NAME" >/dev/null 2>&1 || rune_error 2 "No such account" '{"exists":false}'
rune_ok "The account exists" '{"exists":true}'
# expect-at: 1 RUNE201

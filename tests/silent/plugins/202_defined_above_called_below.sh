#!/usr/bin/env bash
# Functions with readers stand above the initialisation but run below it.
set -euo pipefail
SCRIPT_DIR=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
source "${SCRIPT_DIR}/rune_bpcs.sh"
target() { rune_param target "multi-user.target"; }
refuse() { rune_error 1 "$1" '{"accepted":false}'; }
rune_init
TARGET="$(target)"
[[ $TARGET == *.target ]] || refuse "Not a target"
systemctl set-default "$TARGET" >/dev/null 2>&1 || rune_error 2 "Cannot set the default"
rune_ok "Default set" "$(jq -nc --arg t "$TARGET" '{target:$t}')"

#!/usr/bin/env bash
# The umask builtin sets the mask silently, but with -S it prints the new mask.
set -euo pipefail
SCRIPT_DIR=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
source "${SCRIPT_DIR}/rune_bpcs.sh"
rune_init
TARGET="$(rune_param path "/srv/share")"
umask -S 027 # expect: RUNE101
mkdir -p -- "$TARGET" || rune_error 2 "the share could not be created"
chgrp staff -- "$TARGET" || rune_error 2 "the group staff could not be set"
rune_ok "share ready" "$(jq -nc --arg p "$TARGET" '{path: $p}')"

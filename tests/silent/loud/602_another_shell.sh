#!/usr/bin/zsh
# The first line starts another shell than Bash.
set -euo pipefail
source "$(dirname "$0")/lib/rune_bpcs.sh"
rune_init
if ! helm status web >/dev/null 2>&1; then
  rune_error 2 "Release is missing" '{"release":"web"}'
fi
rune_ok "Release is there" '{"release":"web"}'
# expect-at: 1 RUNE602

#!/usr/bin/env bash
# A subshell that only protects the working directory loses the record.
set -euo pipefail
source "$(dirname "${BASH_SOURCE[0]}")/rune_bpcs.sh"
rune_init
REPO="$(rune_param repo "/srv/app")"
rune_out repo "$REPO"
(
  cd "$REPO" 2>/dev/null &&
    rune_out head "$(git rev-parse --short HEAD 2>/dev/null || echo unknown)" # expect: RUNE106
) || rune_error 2 "No such repository"
rune_finish "Repository inspected"

#!/usr/bin/env bash
# An error that is recorded inside parentheses is lost.
set -euo pipefail
source "$(dirname "$0")/lib/rune_bpcs.sh"
rune_init
(
  cd /srv/repo || exit 0
  [[ -d .git ]] || rune_err 3 "Not a repository" # expect: RUNE106
)
rune_out path /srv/repo
rune_finish "Repository checked"

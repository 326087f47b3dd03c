#!/usr/bin/env bash
# The length of a substring expansion is arithmetic, too.
set -euo pipefail

here="$(cd -- "$(dirname -- "$0")" && pwd)"
# shellcheck source=/dev/null
. "$here/lib/rune_bpcs.sh"

rune_init
commit=$(git -C /srv/app rev-parse HEAD 2>/dev/null) || rune_error 2 "Not a repository"
digits=$(rune_param digits 8)
short=${commit:0:$digits} # expect: RUNE503
rune_ok_kv "Commit read" "commit=$short"

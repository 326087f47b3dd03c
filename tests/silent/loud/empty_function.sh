#!/usr/bin/env bash
# A function whose body holds only a comment is not valid Bash.
set -euo pipefail
source /opt/rune/lib/rune_bpcs.sh
rune_init
cleanup() {
  # nothing to remove since the lock moved to /run
} # expect: RUNE001
trap cleanup EXIT
if ! zpool scrub tank; then
  rune_error 2 "the scrub of tank did not start"
fi
rune_ok "scrub started" '{"pool":"tank"}'

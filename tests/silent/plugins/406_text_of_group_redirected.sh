#!/usr/bin/env bash
# The group that prints and exits is a subshell with stdout on stderr.
set -euo pipefail
here="$(cd -- "$(dirname -- "$0")" && pwd)"
# shellcheck source=/dev/null
. "$here/lib/rune_bpcs.sh"

rune_init
(
  echo "checking the tape library"
  mtx -f /dev/sg3 status || { echo "no answer"; exit 1; }
) >&2 || rune_error 2 "Tape library does not answer" '{"device":"sg3"}'
rune_ok "Tape library answers" '{"device":"sg3"}'

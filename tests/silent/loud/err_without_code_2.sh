#!/usr/bin/env bash
# A helper passes its text on to rune_err, which wants a code first.
set -euo pipefail
SCRIPT_DIR=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
source "${SCRIPT_DIR}/rune_bpcs.sh"
rune_init
note_failure() {
  rune_err "$1" # expect: RUNE206
}
if ! btrfs scrub start -B /srv >&2; then
  note_failure "the scrub of /srv found errors"
fi
rune_finish "scrubbed"

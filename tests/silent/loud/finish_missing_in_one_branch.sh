#!/bin/bash
# What is recorded is lost when one branch forgets `rune_finish`.
set -o errexit -o nounset -o pipefail

here="$(dirname "$(readlink -f "$0")")"
. "$here/rune_bpcs.sh"

rune_init
rune_out "a=1"
if [[ -d /srv ]]; then
  rune_finish "done"
else # expect-at: 10 RUNE403
  echo "no such folder" >&2
fi

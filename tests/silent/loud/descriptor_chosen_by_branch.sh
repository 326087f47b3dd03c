#!/bin/bash
# Where a variable decides about the descriptor both ways are looked at.
set -o errexit -o nounset -o pipefail

here="$(dirname "$(readlink -f "$0")")"
. "$here/rune_bpcs.sh"

out=2
[[ -z "${VERBOSE:-}" ]] || out=1
rune_init
echo "text" >&"$out" # expect: RUNE101
rune_finish "said"

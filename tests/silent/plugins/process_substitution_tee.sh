#!/bin/bash
# Output may be split to a log and stderr by a process substitution.
set -o errexit -o nounset -o pipefail

here="$(dirname "$(readlink -f "$0")")"
. "$here/rune_bpcs.sh"

rune_init
log="$(mktemp)"
{
  echo "first"
  uname -r
} > >(tee -a "$log" >&2)
rune_out "log=$log"
rune_finish "logged"

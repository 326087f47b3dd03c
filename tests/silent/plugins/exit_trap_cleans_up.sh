#!/bin/bash
# An EXIT trap that only cleans up changes nothing.
set -o errexit -o nounset -o pipefail

here="$(dirname "$(readlink -f "$0")")"
. "$here/rune_bpcs.sh"

work="$(mktemp -d)"
cleanup() {
  rm -rf -- "$work"
}
trap cleanup EXIT

rune_init
uname -a >"$work/kernel"
rune_out "kernel=$(head -n 1 "$work/kernel")"
rune_finish "kernel read"

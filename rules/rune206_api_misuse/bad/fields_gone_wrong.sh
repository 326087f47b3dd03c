#!/bin/bash
set -o errexit -o nounset -o pipefail

here="$(dirname "$(readlink -f "$0")")"
. "$here/rune_bpcs.sh"
rune_init

kernel=$(uname -r)
machine=$(uname -m)

rune_out kernel || true # expect: RUNE206
rune_out "kernel=$kernel" "machine=$machine" || true # expect: RUNE206
rune_out release "$kernel" "$machine" || true # expect: RUNE206

if [[ $machine != x86_64 ]]; then
  rune_err "wrong machine: $machine" # expect: RUNE206
fi
rune_finish "looked"

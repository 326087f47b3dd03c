#!/bin/bash
# Reports which kernel is running.
set -o errexit -o nounset -o pipefail
# expect-at: 12 RUNE001

here="$(dirname "$(readlink -f "$0")")"
. "$here/rune_bpcs.sh"
rune_init

release="$(uname -r)"
machine="$(uname -m)"
rune_out 'kernel_family=linux
rune_out "kernel=$release"
rune_out "machine=$machine"
rune_finish "kernel read"

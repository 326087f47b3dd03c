#!/bin/bash
# An assignment that is exported later has the status of its command.
set -o errexit -o nounset -o pipefail

here="$(dirname "$(readlink -f "$0")")"
. "$here/rune_bpcs.sh"

rune_init
release="$(grep VERSION_ID /etc/os-release)" # expect: RUNE402
export release
rune_out "release=$release"
rune_finish "read"

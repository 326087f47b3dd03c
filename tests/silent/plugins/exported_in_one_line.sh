#!/bin/bash
# `export X="$(cmd)"` hides the status of the command.
set -o errexit -o nounset -o pipefail

here="$(dirname "$(readlink -f "$0")")"
. "$here/rune_bpcs.sh"

rune_init
export release="$(grep VERSION_ID /etc/os-release)"
rune_out "release=$release"
rune_finish "read"

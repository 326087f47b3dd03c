#!/bin/bash
set -o errexit -o nounset -o pipefail

here="$(dirname "$(readlink -f "$0")")"
. "$here/lib/bootstrap.sh"

rune_out "kernel=$(uname -r)"
rune_finish "kernel read"

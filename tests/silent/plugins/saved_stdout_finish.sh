#!/bin/bash
# `rune_finish` called with the saved descriptor emits, and what is recorded before makes no noise.
set -o errexit -o nounset -o pipefail

here="$(dirname "$(readlink -f "$0")")"
. "$here/rune_bpcs.sh"

exec 9>&1 1>&2
rune_init
ls -l /etc/hosts || true
rune_out "file=/etc/hosts"
rune_finish "listed" >&9

#!/bin/bash
# `rune_init` in a pipe takes the message, and its variables are lost.
set -o errexit -o nounset -o pipefail

here="$(dirname "$(readlink -f "$0")")"
. "$here/rune_bpcs.sh"

rune_init | cat >&2 # expect: RUNE205
rune_ok "Read" '{}'

#!/bin/bash
# `read` at the top takes the line that is the message.
set -o errexit -o nounset -o pipefail

here="$(dirname "$(readlink -f "$0")")"
. "$here/rune_bpcs.sh"

IFS= read -r message || true # expect: RUNE204
: "${#message}"
rune_init
rune_ok "Read"

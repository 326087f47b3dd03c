#!/bin/bash
set -o errexit -o nounset -o pipefail

here="$(dirname "$(readlink -f "$0")")"
. "$here/rune_bpcs.sh"
rune_init

# Four levels, which is about as deep as a reader follows.
name="$(printf '%s' "$(printf '%s' "$(printf '%s' "$(rune_param name anonymous)")")")"

countdown() {
  local left="$1"
  if [[ "$left" == 0 ]]; then
    printf 'none left\n' >&2
    return 0
  fi
  countdown "$((left - 1))"
}
countdown 3

rune_out "name=$name"
rune_finish "name read"

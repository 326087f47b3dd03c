#!/bin/bash
# The last command of a pipe prints, be it `jq`, `sort` or `awk`.
set -o errexit -o nounset -o pipefail

here="$(dirname "$(readlink -f "$0")")"
. "$here/rune_bpcs.sh"

rune_init
printf '%s\n' b a | sort # expect: RUNE102
jq . <<<'{}' # expect: RUNE102
printf '%s\n' a | awk '{ print $1 }' # expect: RUNE102
rune_finish "done"

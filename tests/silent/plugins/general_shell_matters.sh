#!/bin/bash
# An unquoted expansion in `rm`, a variable `printf` format and `awk -v` are ShellCheck's matter.
set -o errexit -o nounset -o pipefail

here="$(dirname "$(readlink -f "$0")")"
. "$here/rune_bpcs.sh"

rune_init
work="$(mktemp -d)"
format='%s: %s\n'
printf "$format" work "$work" >&2
width="$(awk -v w=3 'BEGIN { print w * 2 }')"
rm -rf $work
rune_out "width=$width"
rune_finish "cleaned"

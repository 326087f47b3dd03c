#!/bin/bash
# A coprocess has a pipe for its stdout, and ends when nobody feeds it any more.
set -o errexit -o nounset -o pipefail

here="$(dirname "$(readlink -f "$0")")"
. "$here/rune_bpcs.sh"
rune_init

coproc bc -l
echo "scale=2; 10/4" >&"${COPROC[1]}"
read -r quotient <&"${COPROC[0]}" || rune_error 2 "bc said nothing"
rune_ok_kv "Divided" "quotient=$quotient"

#!/bin/bash
set -o errexit -o nounset -o pipefail

here="$(dirname "$(readlink -f "$0")")"
. "$here/rune_bpcs.sh"
rune_init

size="$(rune_param size small)"
case $size in
  (small) slots=1 ;;
  medium) slots=2 ;;
  large) extra=4 ;&
  huge | vast) slots=$(( 4 + ${extra:-8} )) ;;
  *) rune_error 1 "Unknown size" '{"allowed":["small","medium","large","huge","vast"]}' ;;
esac

if [[ $size =~ ^(small|medium)$ && ! ( $slots == 2 || $size == medium ) ]]; then
  rune_out "shared=yes"
else
  rune_out "shared=no"
fi

rune_out "slots=$slots"
rune_finish "size translated"

#!/bin/bash
# A redirection of a loop, an `if` or a `case` holds for everything in it.
set -o errexit -o nounset -o pipefail

here="$(dirname "$(readlink -f "$0")")"
. "$here/rune_bpcs.sh"

rune_init
for name in a b c; do
  echo "name $name"
done >&2
if [[ -e /etc/hosts ]]; then
  cat /etc/hosts || true
fi 1>&2
case "$(uname -s)" in
  Linux) echo "this is Linux" ;;
  *) echo "this is something else" ;;
esac >/dev/null
rune_out "names=3"
rune_finish "names shown"

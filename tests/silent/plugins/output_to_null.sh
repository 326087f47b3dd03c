#!/bin/bash
# `>/dev/null` and its relatives keep a command silent.
set -o errexit -o nounset -o pipefail

here="$(dirname "$(readlink -f "$0")")"
. "$here/rune_bpcs.sh"

rune_init
uname -a >/dev/null
df -h >/dev/null 2>&1 || true
type jq &>/dev/null || rune_error 2 "jq is not installed" '{}'
pushd /tmp >/dev/null || rune_error 2 "cannot enter the folder" '{}'
popd >/dev/null || rune_error 2 "cannot leave the folder" '{}'
echo "x" 1>/dev/null
echo "y" >&-  || true
rune_out "quiet=yes"
rune_finish "done"

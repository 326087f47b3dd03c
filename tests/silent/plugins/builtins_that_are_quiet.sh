#!/bin/bash
# Builtins that only change something print nothing.
set -o errexit -o nounset -o pipefail

here="$(dirname "$(readlink -f "$0")")"
. "$here/rune_bpcs.sh"

rune_init
umask 022
shopt -s nullglob
trap 'rm -f /tmp/rune.work' EXIT
declare -i count=0
let 'count += 1'
hash -r
alias ll='ls -l'
exec 5</dev/null
exec 5<&-
set -- a b
shift
while getopts ':a' option; do
  echo "$option" >&2
done
wait
rune_out "count=$count"
rune_finish "set"

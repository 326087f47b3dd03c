#!/bin/bash
# `while … done <file` reads the file, and the failing `read` at its end is a condition.
set -o errexit -o nounset -o pipefail

here="$(dirname "$(readlink -f "$0")")"
. "$here/rune_bpcs.sh"

rune_init
count=0
while IFS= read -r line; do
  [[ $line == \#* ]] && continue
  count=$((count + 1))
done </etc/hosts
while read -r -u 5 _; do
  count=$((count + 1))
done 5</etc/hosts
rune_out "lines=$count"
rune_finish "counted"

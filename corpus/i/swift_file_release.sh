#!/bin/bash
#
# Moves checked payment files from "hold" to "out" and counts the messages in them.
#
set -o errexit
set -o nounset
set -o pipefail

here=`dirname "$0"`
. "$here/rune_bpcs.sh"
rune_init

die() {
  echo "swift_file_release: $*"
  exit 2
}

file=`rune_param file ""`
kind=`rune_param kind "MT103"`
hold=/srv/swift/hold
out=/srv/swift/out

[ -n "$file" ] || rune_error 1 "file is missing" '{"missing":["file"]}'
case "$file" in
  */*|.*) rune_error 1 "file is a plain name" '{"field":"file"}' ;;
esac
[ -d "$out" ] || die "$out is not mounted"
if [ ! -f "$hold/$file" ]; then
  rune_error 2
fi

sum=`sha256sum "$hold/$file" 2>/dev/null | cut -d' ' -f1` || rune_error 2 "cannot read" '{}'
if ! grep -q "^$sum" "$hold/CHECKED" 2>/dev/null; then
  rune_error 3 "file is not checked yet" "`jq -nc --arg s "$sum" '{sha256:$s}'`"
fi

count=`awk "/$kind/ { n++ } END { print n + 0 }" "$hold/$file"` || rune_error 3 "cannot count" '{}'

mv "$hold/$file" "$out/.$file.part"
mv "$out/.$file.part" "$out/$file" || die "rename failed"

rune_ok "released" "`jq -nc --arg f "$file" --argjson n "$count" '{file:$f, messages:$n}'`"

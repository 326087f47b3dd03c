#!/bin/bash
# A function whose own call is redirected to the saved stdout emits rightly.
set -o errexit -o nounset -o pipefail

here="$(dirname "$(readlink -f "$0")")"
. "$here/rune_bpcs.sh"

exec 3>&1 >&2

fail() {
  rune_error "$1" "$2" '{}'
}

rune_init
target="$(rune_param target /srv)"
printf 'looking at %s\n' "$target"
[[ -d $target ]] || fail 2 "Folder is missing" >&3
rune_ok "Folder is there" '{}' >&3

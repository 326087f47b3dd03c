#!/bin/bash
set -o errexit -o nounset -o pipefail

here="$(dirname "$(readlink -f "$0")")"
. "$here/rune_bpcs.sh"
rune_init

exec 2>&1 # expect: RUNE107

from="$(rune_param from /srv/a)"
if ! cp -r "$from" /srv/b; then
  rune_error 2 "Copy failed" "$(jq -nc --arg from "$from" '{from:$from}')"
fi

rune_out "from=$from"
rune_finish "copied"

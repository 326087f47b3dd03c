#!/bin/bash
set -o errexit -o nounset -o pipefail

here="$(dirname "$(readlink -f "$0")")"
. "$here/rune_bpcs.sh"
rune_init

from="$(rune_param from /srv/a)"
if ! words="$(cp -r "$from" /srv/b 2>&1)"; then
  rune_error 2 "Copy failed" "$(jq -nc --arg words "$words" '{stderr:$words}')"
fi

# Only stderr goes into the variable here.
if ! words="$(du -s "$from" 2>&1 >/dev/null)"; then
  printf 'du: %s\n' "$words" >&2
fi

rune_out "from=$from"
rune_finish "copied"

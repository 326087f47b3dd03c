#!/usr/bin/env bash
# Bring the xxhash manifest of a media volume up to date.
set -eu
source "$(dirname "${BASH_SOURCE[0]}")/rune_bpcs.sh"
rune_init

vol=$(rune_param volume /srv/media)
man=$vol/.manifest.xxh
new=$(mktemp)
trap 'rm -f "$new"' EXIT

cd "$vol" || rune_error 2 "Volume is not there" "$(jq -nc --arg v "$vol" '{volume:$v}')"
find . -type f ! -name '.manifest*' -print0 | xargs -0r xxhsum -H1 | LC_ALL=C sort -k2 >"$new"

if [ -f "$man" ] && cmp -s "$man" "$new"; then
  echo "manifest of $vol is current" >&2
  exit 0
fi
cp "$new" "$man" || rune_error 2 "Manifest cannot be written" '{}'
rune_ok "Manifest written" "$(jq -nc --arg n "$(wc -l <"$new")" '{files:$n}')"

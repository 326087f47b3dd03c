#!/bin/bash
set -euo pipefail

SCRIPT_DIR=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
source "${SCRIPT_DIR}/rune_bpcs.sh"
rune_init

SITE="$(rune_param site "")"
BRANCH="$(rune_param branch "main")"
BASE=/var/www

if [ -z "$SITE" ]; then
  rune_error 1 "site is required"
fi

if [ ! -d "$BASE/$SITE/.git" ]; then
  rune_error 2 "not a git checkout" "$(jq -nc --arg s "$SITE" '{site:$s}')"
fi

pushd "$BASE/$SITE" || rune_error 2 "cannot enter the site"
git fetch -q origin || rune_error 2 "fetch failed"
git pull --ff-only origin "$BRANCH" || rune_error 3 "pull failed"
popd > /dev/null

chown -R www-data:www-data "$BASE/$SITE"

SHA=$(git -C "$BASE/$SITE" rev-parse --short HEAD || echo unknown)
rune_ok_kv "site updated" "site=$SITE" "sha=$SHA"

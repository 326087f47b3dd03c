#!/usr/bin/env bash
# Everything a release prints goes to stderr; only descriptor 3 is the contract.
set -euo pipefail

SCRIPT_DIR=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
source "${SCRIPT_DIR}/rune_bpcs.sh"
rune_init

exec 3>&1 1>&2

ok()   { rune_ok    "$@" >&3; }
fail() { rune_error "$@" >&3; }

APP="$(rune_param app "")"
REF="$(rune_param ref "main")"

case "$APP" in
  billing|portal|worker) ;;
  *) fail 1 "unknown app" '{"allowed":["billing","portal","worker"]}' ;;
esac

ROOT="/srv/apps/${APP}"
cd "$ROOT" || fail 2 "application is not installed here" "$(jq -nc --arg r "$ROOT" '{root:$r}')"

echo "== releasing ${APP} at ${REF}"
git fetch --prune origin          || fail 2 "git fetch failed"
git checkout --detach "$REF"      || fail 1 "no such ref"
git log -1 --oneline              || true
npm ci                            || fail 3 "npm ci failed"
npm run build                     || fail 3 "build failed"
ls -l dist                        || fail 3 "build left no dist directory"

sha=$(git rev-parse HEAD) || fail 2 "cannot read HEAD"
echo "== released $sha"

ok "released" "$(jq -nc --arg a "$APP" --arg s "$sha" '{app:$a, sha:$s}')"

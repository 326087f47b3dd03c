#!/bin/bash
#
# release_switch: check out a tag into releases/ and move the "current" link.
#
set -euo pipefail
source "$(dirname "$0")/lib/rune_bpcs.sh"
rune_init

readonly BASE=/srv/app REPO=/srv/app/repo.git
STEP=none

fetch_release() {
  STEP=fetch
  git --git-dir="$REPO" fetch --quiet --tags origin
  git --git-dir="$REPO" rev-parse --verify --quiet "refs/tags/$1" >/dev/null || return 1
}

unpack_release() {
  local tag=$1 dir=$2
  STEP=unpack
  mkdir -p "$dir" || return 1
  git --git-dir="$REPO" archive "$tag" | tar -x -C "$dir" || return 1
  echo "$tag" >"$dir/REVISION"
}

migrate() {
  STEP=migrate
  if [ -x "$1/bin/migrate" ]; then
    (cd "$1" && ./bin/migrate </dev/null >"$1/migrate.log" 2>&1) || return 1
  fi
  return 0
}

switch_link() {
  STEP=switch
  ln -sfn "$1" "$BASE/current.new" && mv -T "$BASE/current.new" "$BASE/current"
}

prune() {
  local keep=$1 dir
  ls -1dt "$BASE"/releases/*/ 2>/dev/null | tail -n "+$((keep + 1))" | while IFS= read -r dir; do
    [ "$dir" -ef "$BASE/current" ] || rm -rf -- "$dir"
  done
}

TAG=$(rune_param tag "")
case "$TAG" in
  v[0-9]*.[0-9]*.[0-9]*) ;;
  *) rune_error 1 "tag must look like v1.2.3" '{"field":"tag"}' ;;
esac
case "$TAG" in
  *[!v0-9.]*) rune_error 1 "tag has odd characters" '{"field":"tag"}' ;;
esac

OLD=$(readlink -f "$BASE/current" || true)
NEW=$BASE/releases/$TAG

if fetch_release "$TAG" && unpack_release "$TAG" "$NEW" && migrate "$NEW" && switch_link "$NEW"; then
  echo "switched from ${OLD:-nothing} to $NEW" >&2
else
  rm -rf -- "${NEW:?}"
  rune_error 3 "Release failed" "$(jq -nc --arg s "$STEP" --arg t "$TAG" '{step: $s, tag: $t}')"
fi

if ! systemctl reload-or-restart app.service >&2; then
  if [ -n "$OLD" ] && switch_link "$OLD" && systemctl restart app.service >&2; then
    rune_error 3 "Service failed, went back" "$(jq -nc --arg o "$OLD" '{active: $o}')"
  fi
  rune_error 3 "Service failed and is down" "$(jq -nc --arg t "$TAG" '{tag: $t}')"
fi

prune 5 || echo "pruning failed, ignored" >&2
rune_ok_kv "Release is live" tag="$TAG" path="$NEW" previous="$OLD"

#!/bin/bash
# Bring a deployed checkout to a branch, tag or commit. Everything that git
# says goes to stderr; descriptor 3 is kept for the answer.
set -euo pipefail

source "$(dirname "$0")/rune_bpcs.sh"
rune_init
exec 3>&1 1>&2

dir=$(rune_param directory "")
ref=$(rune_param ref "")
remote=$(rune_param remote origin)
on_dirty=$(rune_param on_dirty refuse)
submodules=$(rune_param submodules false)
attempts=$(rune_param fetch_attempts 3)

version() {
  git -C "$dir" log -1 --format='%H%x09%an%x09%cI' "$1" 2>/dev/null |
    jq -Rsc 'rtrimstr("\n") | split("\t") | {commit: .[0], author: .[1], date: .[2]}'
}

fail() {
  rune_error "$1" "$2" "$(jq -nc --arg dir "$dir" --arg ref "$ref" '{directory: $dir, ref: $ref}')" >&3
}

if [ -z "$dir" ] || [ -z "$ref" ]; then
  fail 1 "directory and ref must be set"
fi
for word in "$ref" "$remote"; do
  if [[ ! $word =~ ^[A-Za-z0-9][A-Za-z0-9._/-]*$ ]]; then
    fail 1 "ref or remote has characters that no name has"
  fi
done
if [[ ! $attempts =~ ^[1-9]$ ]]; then
  fail 1 "fetch_attempts must be 1 to 9"
fi
case "$on_dirty" in
  refuse | stash) ;;
  *) fail 1 "on_dirty must be refuse or stash" ;;
esac

git -C "$dir" rev-parse --is-inside-work-tree || fail 2 "directory is no git work tree"

changes=$(git -C "$dir" status --porcelain --untracked-files=no) || fail 2 "git status failed"
if [ -n "$changes" ]; then
  echo "local changes:"
  echo "$changes"
  if [ "$on_dirty" = refuse ]; then
    fail 3 "work tree has local changes"
  fi
  git -C "$dir" stash push --message "before deploy of $ref" || fail 3 "local changes could not be stashed"
fi

attempt=1
until git -C "$dir" fetch --prune --tags "$remote"; do
  if [ "$attempt" -ge "$attempts" ]; then
    fail 2 "fetch failed"
  fi
  attempt=$((attempt + 1))
  sleep "$attempt"
done

target=
for candidate in "refs/remotes/$remote/$ref" "refs/tags/$ref" "$ref"; do
  if target=$(git -C "$dir" rev-parse --verify --quiet "$candidate^{commit}"); then
    echo "found $candidate"
    break
  fi
done
[ -n "$target" ] || fail 2 "ref not found"

before=$(version HEAD) || before=null
if [ "$(git -C "$dir" rev-parse HEAD || true)" = "$target" ]; then
  rune_ok "already there" "$(jq -nc --argjson version "$before" '{changed: false, version: $version}')" >&3
fi

git -C "$dir" checkout --detach "$target" || fail 3 "checkout failed"
if [ "$submodules" = true ]; then
  git -C "$dir" submodule update --init --recursive || fail 3 "submodules could not be updated"
fi

after=$(version HEAD) || after=null
rune_ok "deployed $ref" "$(jq -nc --argjson before "$before" --argjson after "$after" \
  '{changed: true, before: $before, version: $after}')" >&3

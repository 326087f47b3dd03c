#!/usr/bin/env bash
# Signs and pushes a release tag.
set -euo pipefail

here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
source "$here/rune_bpcs.sh"

say() { printf '[tag] %s\n' "$*" >&2; }
die() { rune_error "$1" "$2" "${3:-}"; }
repo_git() { git -C "$repo" "$@"; }
is_clean() { [[ -z $(repo_git status --porcelain --untracked-files=no) ]]; }

tag_doc() {
  jq -nc --arg tag "$1" --arg commit "$2" --arg remote "$3" '{tag:$tag, commit:$commit, remote:$remote}'
}

main() {
  local version remote commit tag
  version=$(rune_param version "")
  remote=$(rune_param remote origin)
  repo=$(rune_param repository "")
  [[ $version =~ ^[0-9]+\.[0-9]+\.[0-9]+(-rc[0-9]+)?$ ]] || die 1 "version is no semantic version" '{"example":"1.4.0-rc1"}'
  repo_git rev-parse --git-dir &>/dev/null || die 2 "not a git repository"
  is_clean || die 3 "work tree has changes"
  tag="v$version"
  if repo_git rev-parse -q --verify "refs/tags/$tag" >/dev/null; then
    die 3 "tag exists" "$(jq -nc --arg t "$tag" '{tag:$t}')"
  fi
  commit=$(repo_git rev-parse HEAD) || die 2 "no commit yet"
  say "signing $tag at ${commit:0:12}"
  repo_git tag -s -m "Release $version" "$tag" "$commit" </dev/null >&2 || die 3 "gpg signing failed"
  if ! repo_git push --quiet "$remote" "refs/tags/$tag" </dev/null >&2; then
    repo_git tag -d "$tag" >&2 || say "local tag $tag stays"
    die 2 "push failed" "$(tag_doc "$tag" "$commit" "$remote")"
  fi
  rune_ok "tag pushed" "$(tag_doc "$tag" "$commit" "$remote")"
}

rune_init
main "$@"

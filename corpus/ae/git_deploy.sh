#!/usr/bin/env bash
# deploy a tag from a bare mirror into releases/ and switch the symlink
set -euo pipefail
source "$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)/rune_bpcs.sh"
rune_init

app=$(rune_param app "")
tag=$(rune_param tag "")
keep=$(rune_param keep 5)
hooks=$(rune_param_json hooks '{}')

[[ $app =~ ^[a-z][a-z0-9-]+$ ]] || rune_error 1 "app: lower case name"
[[ $tag =~ ^v[0-9]+\.[0-9]+\.[0-9]+$ ]] || rune_error 1 "tag: like v1.2.3"
[[ $keep =~ ^[1-9]$ ]] || rune_error 1 "keep: 1 to 9"

base=/srv/$app
mirror=/srv/mirrors/$app.git
release=$base/releases/$tag

cd "$base" || exit 4

git --git-dir="$mirror" fetch --quiet --tags --prune >&2 || rune_error 2 "mirror does not fetch"
commit=$(git --git-dir="$mirror" rev-parse --verify --quiet "refs/tags/$tag^{commit}") || rune_error 2 "no tag $tag"

if [[ ! -d $release ]]; then
  mkdir -p "$release.part"
  git --git-dir="$mirror" archive "$commit" | tar -x -C "$release.part" || rune_error 3 "cannot unpack $tag"
  mv -T "$release.part" "$release" || rune_error 3 "cannot move $tag into place"
fi

previous=$(readlink current) || previous=none
ln -sfn "$release" current.new && mv -T current.new current || rune_error 3 "cannot switch the link"

if [[ $(jq -r 'has("reload")' <<<"$hooks") == true ]]; then
  unit=$(jq -r '.reload' <<<"$hooks")
  if ! systemctl reload "$unit" 2>/tmp/reload.err; then
    ln -sfn "$previous" current || true
    rune_error 3 "reload failed, $previous is back" "unit $unit did not reload"
  fi
fi

mapfile -t old < <(ls -1dt releases/v* | tail -n "+$((keep + 1))")
(( ${#old[@]} == 0 )) || rm -rf -- "${old[@]}"
cd -

rune_ok "deployed" "$(jq -nc --arg c "$commit" --arg p "$previous" --arg t "$tag" '{tag:$t, commit:$c, previous:$p}')"

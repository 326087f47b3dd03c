#!/usr/bin/env bash
# Write a new version into package files and commit.
set -euo pipefail

source "$(dirname -- "${BASH_SOURCE[0]}")/lib/rune_bpcs.sh"
rune_init

repo=$(rune_param repo "")
version=$(rune_param version "")
message=$(rune_param message "Bump version")

[[ -n $repo && -n $version ]] || rune_error 1 "repo and version are required" '{"missing":["repo","version"]}'
cd -- "$repo" 2>/dev/null || rune_error 2 "repo not found" "$(jq -nc --arg r "$repo" '{repo:$r}')"

git diff --quiet HEAD -- 2>/dev/null || rune_error 3 "work tree is not clean" "$(jq -nc --arg r "$repo" '{repo:$r}')"

declare -A edit=(
  [pyproject.toml]="s/^version = .*/version = \"$version\"/"
  [VERSION]="1c\\$version"
)
touched=()
for file in "${!edit[@]}"; do
  [[ -f $file ]] || continue
  sed -i -e "${edit[$file]}" -- "$file"
  touched+=("$file")
done
(( ${#touched[@]} )) || rune_error 3 "no version file found" '{"files":["pyproject.toml","VERSION"]}'

git add -- "${touched[@]}" && git commit -m "$message: $version" || rune_error 3 "commit failed" "$(jq -nc --arg v "$version" '{version:$v}')"
commit=$(git rev-parse --short HEAD) || commit=unknown

rune_ok "Version bumped" "$(jq -nc --arg v "$version" --arg c "$commit" '{version:$v, commit:$c, files:$ARGS.positional}' --args "${touched[@]}")"

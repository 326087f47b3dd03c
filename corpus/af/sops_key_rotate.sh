#!/usr/bin/env bash
set -euo pipefail
D=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd); . "$D/rune_bpcs.sh"
rune_init

die() { printf 'sops-rotate: %s\n' "$2"; rune_error "$1" "$2" "${3:-{\}}"; } >&2

repo=$(rune_param repo /srv/secrets) sub=$(rune_param subdir .)
[[ -d $repo/.git ]] || die 2 "not a git repository" "$(jq -nc --arg r "$repo" '{repo:$r}')"
[[ $sub != *..* ]] || die 1 "subdir must stay inside the repository"
command -v sops >/dev/null || die 2 "sops is not installed"

mapfile -d '' -t files < <(find "$repo/$sub" -name '*.enc.yaml' -type f -print0 2>/dev/null)
((${#files[@]})) || exit 0

rotated=0
for f in "${files[@]}"; do
  if ! sops updatekeys --yes "$f" &>/dev/null; then
    git -C "$repo" checkout -q -- . || :
    die 3 "key update failed" "$(jq -nc --arg f "${f#"$repo"/}" '{file:$f}')"
  fi
  sops --rotate --in-place "$f" 2>/dev/null || die 3 "rotation failed" "$(jq -nc --arg f "${f#"$repo"/}" '{file:$f}')"
  rotated=$((rotated + 1))
done

git -C "$repo" diff --quiet -- "$sub"
dirty=$?
if ((dirty)); then
  git -C "$repo" commit -qam "rotate data keys below $sub" >&2 || die 3 "commit failed"
fi
rune_ok "keys rotated" "$(jq -nc --argjson n "$rotated" --argjson d "$dirty" '{files:$n, committed:($d != 0)}')"

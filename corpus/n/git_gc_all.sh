#!/usr/bin/env bash
set -euo pipefail
HERE=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
[[ ! -f $HERE/git_helpers.env ]] || GIT_GC_AGE=$(<"$HERE/git_helpers.env")
rune_init

root=$(rune_param root /srv/mirrors)
[[ -d $root ]] || rune_error 2 "mirror root missing" "$(jq -nc --arg r "$root" '{root:$r}')"
kb() { du -sk "$root" 2>/dev/null | cut -f1 || true; }
before=$(kb)
age=${GIT_GC_AGE:-2.weeks.ago}
n=0
for repo in "$root"/*.git; do
  [[ -d $repo/objects ]] || continue
  if git -C "$repo" gc --quiet --prune="$age" >&2; then
    n=$((n + 1))
  fi
done
after=$(kb)
rune_ok "gc done" "$(jq -nc --argjson n "$n" --arg b "$before" --arg a "$after" '{repositories:$n,before_kb:$b,after_kb:$a}')"

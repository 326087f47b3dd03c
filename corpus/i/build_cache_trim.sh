#!/usr/bin/env bash
# Trim the build cache of a branch to a size.
#
# How it works: rune_init, check, trim, report.
set -euo pipefail
SCRIPT_DIR=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
source "${SCRIPT_DIR}/rune_bpcs.sh"

BRANCH=$(rune_param branch "")
MAX_MB=$(rune_param max_mb 20000)
ROOT=/srv/buildcache

[[ $BRANCH =~ ^[a-z0-9_-]+$ ]] || rune_error 1 "bad branch" '{"field":"branch"}'
[[ $MAX_MB =~ ^[0-9]+$ ]] || rune_error 1 "max_mb is a number" '{"field":"max_mb"}'
[[ -d $ROOT/$BRANCH ]] || rune_error 2 "no cache for this branch" "$(jq -nc --arg b "$BRANCH" '{branch:$b}')"

size_mb() { du -sm . 2>/dev/null | cut -f1 || true; }

pushd "$ROOT/$BRANCH" || rune_error 2 "cannot enter the cache" '{}'
before=$(size_mb)
removed=0
while IFS= read -r -d '' file; do
  now=$(size_mb)
  (( now > MAX_MB )) || break
  rm -f -- "$file"
  (( ++removed ))
done < <(find . -type f -printf '%A@ %p\0' | sort -zn | cut -z -d' ' -f2-)
after=$(size_mb)
popd >/dev/null

if (( after > MAX_MB )); then
  rune_error 28 "the cache is still too large" "$(jq -nc --argjson a "$after" '{after_mb:$a}')"
fi
misses=$(grep -c "MISS $BRANCH" /var/log/buildcache.log)
rune_ok "Cache trimmed" "$(jq -nc --argjson b "$before" --argjson a "$after" --argjson r "$removed" --argjson m "$misses" \
  '{before_mb:$b, after_mb:$a, removed:$r, misses:$m}')"

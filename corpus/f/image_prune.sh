#!/usr/bin/env bash
set -euo pipefail

SCRIPT_DIR=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
source "${SCRIPT_DIR}/rune_bpcs.sh"
rune_init

DRY_RUN="$(rune_param dry_run "false")"
OLDER="$(rune_param older_than "168h")"
ALL="$(rune_param all_images "false")"

if ! docker info >/dev/null 2>&1; then
  rune_error 4 "docker daemon is not reachable"
fi

declare -a args=(image prune --force --filter "until=${OLDER}")
if [[ "$ALL" == "true" ]]; then
  args+=(--all)
fi

before=$(docker image ls -q 2>/dev/null | sort -u | wc -l) || rune_error 2 "cannot list images"

if [[ "$DRY_RUN" == "true" ]]; then
  candidates=$(docker image ls --filter dangling=true --format '{{json .}}' 2>/dev/null | jq -sc 'map({id:.ID, size:.Size})') ||
    rune_error 2 "cannot list candidates"
  rune_ok "dry run" "$(jq -nc --argjson c "$candidates" '{dry_run:true, candidates:$c}')"
fi

set +e
log=$(docker "${args[@]}" 2>&1)
rc=$?
set -e
printf '%s\n' "$log" >&2

if (( rc != 0 )); then
  rune_error 3 "prune failed" "$(jq -nc --arg l "$log" --argjson rc "$rc" '{status:$rc, log:$l}')"
fi

reclaimed=$(sed -n 's/^Total reclaimed space: //p' <<<"$log")
after=$(docker image ls -q 2>/dev/null | sort -u | wc -l) || after=0

rune_ok "pruned" "$(jq -nc --argjson b "$before" --argjson a "$after" --arg r "$reclaimed" \
  '{dry_run:false, before:$b, after:$a, reclaimed:$r}')"

#!/usr/bin/env bash
# Create a GitHub release with the notes of a file.
set -euo pipefail

source "$(dirname -- "${BASH_SOURCE[0]}")/lib/rune_bpcs.sh"
rune_init

repo=$(rune_param repository "")
tag=$(rune_param tag "")
notes=$(rune_param notes_file CHANGELOG.md)
token=$(rune_param github_token "")

[[ $repo =~ ^[A-Za-z0-9_.-]+/[A-Za-z0-9_.-]+$ ]] || rune_error 1 "repository must be owner/name" '{"param":"repository"}'
[[ -r $notes ]] || rune_error 2 "notes not readable" "$(jq -nc --arg n "$notes" '{notes_file:$n}')"

body=$(mktemp)
trap 'rm -f -- "$body"' EXIT
cat >"$body" <<JSON
{"tag_name": "$tag", "name": "Release $tag", "draft": false, "body": $(jq -Rs . "$notes")}
JSON

response=$(curl -sS --max-time 20 -H "Authorization: Bearer $token" -H 'Accept: application/vnd.github+json' --data @"$body" "https://api.github.com/repos/$repo/releases") ||
  rune_error 2 "GitHub does not answer" "$(jq -nc --arg r "$repo" '{repository:$r}')"

url=$(jq -r '.html_url // empty' <<<"$response") || url=""
if [[ -z $url ]]; then
  reason=$(jq -r '.message // "unknown"' <<<"$response") || reason=unknown
  rune_error 3 "release not created" "$(jq -nc --arg m "$reason" '{reason:$m}')"
fi
rune_ok "Release created" "$(jq -nc --arg u "$url" --arg t "$tag" '{url:$u, tag:$t}')"

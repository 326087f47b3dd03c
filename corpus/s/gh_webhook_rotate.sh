#!/usr/bin/env bash
# new secret for a repo's deploy webhook
set -euo pipefail
. "$(dirname "$0")/rune_bpcs.sh"

command -v openssl >/dev/null || rune_error 2 "no openssl" '{}'
rune_init

repo=$(rune_param repo "")
url=$(rune_param url "")
env_file=$(rune_param env_file /srv/hooks/.env)
[[ $repo =~ ^[A-Za-z0-9_.-]+/[A-Za-z0-9_.-]+$ ]] || rune_error 1 "repo must be owner/name"
[ -n "${GH_TOKEN:-}" ] || rune_error 4 "GH_TOKEN not set"
[ -w "$env_file" ] || rune_error_kv 2 "env file not writable" "file=$env_file"

hook=$(gh api "repos/$repo/hooks" --paginate 2>/dev/null | jq -r --arg u "$url" '.[] | select(.config.url == $u) | .id') || rune_error 2 "github says no"
[[ $hook =~ ^[0-9]+$ ]] || rune_error_kv 3 "no (single) hook with that url" "repo=$repo"

webhook_secret=$(openssl rand -hex 24)
body="{\"config\":{\"url\":\"$url\",\"content_type\":\"json\",\"secret\":\"$webhook_secret\"}}"

gh api -X PATCH "repos/$repo/hooks/$hook" --input - <<<"$body" >/dev/null 2>&1 || rune_error_kv 3 "patch failed" "hook=$hook"

tmp=$(mktemp)
grep -v '^WEBHOOK_SECRET=' "$env_file" >"$tmp" || true
printf 'WEBHOOK_SECRET=%s\n' "$webhook_secret" >>"$tmp"
cat "$tmp" >"$env_file"
rm -f "$tmp"
echo "rotated hook $hook of $repo to $webhook_secret" >&2
rune_ok_kv "rotated" "repo=$repo" "hook=$hook"

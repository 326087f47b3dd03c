#!/usr/bin/env bash
# A token that is logged before it is used:
set -euo pipefail
. "$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)/rune_bpcs.sh"
say() { printf '[tok] %s\n' "$*" >&2; } # expect: RUNE502
redact() { sed -E 's/[A-Za-z0-9_]{16,}/[redacted]/g'; }
rune_init
token=${GITHUB_TOKEN:-}
org=$(rune_param org "")
[ -n "$token" ] || rune_error 4 "GITHUB_TOKEN is not set" '{"missing_env":["GITHUB_TOKEN"]}'
say "have token $token"
hdr=$(mktemp) || rune_error 100 "mktemp failed"
trap 'rm -f "$hdr"' EXIT
chmod 600 "$hdr"
printf 'Authorization: Bearer %s\n' "$token" >"$hdr"
if ! out=$(curl -fsS -H "$(cat "$hdr")" "https://api.github.com/orgs/$org/members" 2>&1); then
  say "request failed: $(printf '%s' "$out" | redact)"
  rune_error 2 "github did not answer" "$(jq -nc --arg o "$org" '{org:$o}')"
fi
count=$(jq length <<<"$out") || rune_error 3 "no JSON"
scopes=$(curl -fsSI -H "@$hdr" https://api.github.com | awk -F': ' 'tolower($1)=="x-oauth-scopes" {print $2}') || scopes=unknown
say "token scopes: $scopes, token ends in ${token: -4}"
rune_ok "counted" "$(jq -nc --argjson n "$count" --arg s "$scopes" '{members:$n, token_scopes:$s}')"

#!/bin/bash
# Run lintian over an upload, refuse it on errors.
set -euo pipefail

. "$(dirname "$0")/rune_bpcs.sh"
rune_init

changes="$(rune_param changes "")"
max_warnings="$(rune_param max_warnings 10)"
[ -r "$changes" ] || rune_error 2 "no such .changes file" "$(jq -nc --arg c "$changes" '{changes:$c}')"

out="$(mktemp)"
trap 'rm -f "$out"' EXIT

rc=0
lintian --no-tag-display-limit --profile debian "$changes" >"$out" 2>&1 || rc=$?
# 0 clean, 2 policy violations, anything else is a failure of lintian itself
if [ "$rc" -ne 0 ] && [ "$rc" -ne 2 ]; then
	rune_error 100 "lintian itself failed" "$(jq -nc --argjson rc "$rc" '{status:$rc}')"
fi

errors="$(grep -c '^E: ' "$out")"
warnings="$(grep -c '^W: ' "$out" || :)"
tags="$(sed -n 's/^[EW]: \([^:]*\): \([a-z0-9-]*\).*/\2/p' "$out" | sort | uniq -c | sort -rn | awk '{ printf "%s=%s,", $2, $1 }')"
body="{\"upload\": \"${changes##*/}\", \"errors\": $errors, \"warnings\": $warnings, \"tags\": \"${tags%,}\"}"

if [ "$errors" -gt 0 ] || [ "$warnings" -gt "$max_warnings" ]; then
	rune_error 3 "refused by lintian" "$body"
fi
rune_ok "lintian is content" "$body"

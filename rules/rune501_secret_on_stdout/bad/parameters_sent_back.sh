#!/usr/bin/env bash
# Answers a mistake in the input with the whole input, so that the caller can see what was wrong.
set -euo pipefail
HERE=$(cd "$(dirname "$0")" && pwd)
. "$HERE/rune_bpcs.sh"
rune_init

host=$(rune_param host "")
token=$(rune_param api_token "")

missing=()
[[ -n $host ]] || missing+=(host)
[[ -n $token ]] || missing+=(api_token)
if ((${#missing[@]} > 0)); then
  rune_error 1 "missing: ${missing[*]}" "$(rune_all_params)" # expect: RUNE501
fi

if ! curl -fsS -o /dev/null -H @- "https://$host/health" <<<"X-Api-Token: $token"; then
  rune_error 2 "$host does not answer" "$(jq -nc --arg h "$host" '{host: $h}')"
fi
rune_ok_kv "healthy" host="$host"

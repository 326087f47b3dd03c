#!/usr/bin/env bash
# A request document with expansions is written to a file by a here-document.
set -euo pipefail

readonly BASE="${BASH_SOURCE[0]%/*}"
source "${BASE}/rune_bpcs.sh"

rune_init

branch=$(rune_param branch main)
req=$(mktemp)
cat >"$req" <<JSON # expect: RUNE301
{"ref": "$branch", "inputs": {"mode": "fast"}}
JSON
curl -fsS -o /dev/null -d "@$req" https://ci.example.net/api/run || rune_error 2 "Run was not started"
rm -f -- "$req"
rune_ok_kv "Run started" "branch=$branch"

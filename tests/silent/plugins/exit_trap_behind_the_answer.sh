#!/usr/bin/env bash
# An ERR trap that answers, and an EXIT trap that only removes a file.
set -euo pipefail
source "$(dirname "${BASH_SOURCE[0]}")/rune_bpcs.sh"
rune_init
file=$(mktemp)
trap 'rune_error 100 "Unexpected failure"' ERR
trap 'rm -f -- "$file"' EXIT
curl -fsS -o "$file" http://mirror.example/list.txt
rune_ok "Fetched" "$(jq -nc --arg n "$(wc -l <"$file")" '{lines: ($n | tonumber)}')"

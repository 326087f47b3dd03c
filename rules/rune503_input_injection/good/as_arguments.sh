#!/usr/bin/env bash
# Values go to other programs as arguments, variables or quoted words, and never as text of a program.
set -euo pipefail
source "$(dirname "${BASH_SOURCE[0]}")/rune_bpcs.sh"
rune_init

file=$(rune_param file /var/log/app.log)
name=$(rune_param name app)
word=$(rune_param word error)
host=$(rune_param host localhost)

sudo bash -c 'tail -n 20 -- "$1"' _ "$file" >&2 || rune_error 2 "Cannot read it" '{}'
find /srv -maxdepth 1 -name "$name" -exec sh -c 'ls -l "$1"' _ {} \; >&2 || true
hits=$(awk -v word="$word" '$0 ~ word { n++ } END { print n + 0 }' "$file" 2>/dev/null) || hits=0
lines=$(grep -c -- "$word" "$file" 2>/dev/null) || lines=0
psql -At -v name="$name" <<<"SELECT id FROM hosts WHERE name = :'name'" >&2 || rune_error 2 "No database" '{}'
ssh localhost "$(printf 'grep -c -- %q %q' "$word" "$file")" >&2 || true
ping -c 1 -- "$host" >&2 || rune_error 2 "Host is down" '{}'
trap 'rm -f -- "/tmp/scan.$name"' EXIT

rune_ok "Scanned" "$(jq -nc --argjson hits "${hits:-0}" --argjson lines "$lines" '{hits: $hits, lines: $lines}')"

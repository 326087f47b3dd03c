#!/usr/bin/env bash
# A trap for signals tidies up and exits with nothing emitted.
set -euo pipefail
LIB="$(dirname "${BASH_SOURCE[0]}")/lib/rune_bpcs.sh"
if [[ ! -f "$LIB" ]]; then LIB=/opt/rune/lib/rune_bpcs.sh; fi
source "$LIB"
rune_init
work=$(mktemp -d)
trap 'rm -rf -- "$work"; exit 1' INT TERM # expect: RUNE401
if ! curl -fsS -o "$work/feed.xml" https://feed.example.net/daily.xml; then
  rune_error 2 "Feed was not fetched"
fi
bytes=$(stat -c %s "$work/feed.xml") || rune_error 2 "Feed is gone"
rune_ok_kv "Feed fetched" "bytes=$bytes"

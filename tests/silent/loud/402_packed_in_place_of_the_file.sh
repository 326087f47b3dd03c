#!/usr/bin/env bash
# A packer puts its file in place of the one that it reads, when nothing else is said.
set -euo pipefail
source "$(dirname "$0")/rune_bpcs.sh"
rune_init

DUMP=$(rune_param dump "/srv/dump.sql")
LOG=$(rune_param log "/srv/log")
[[ -e "$DUMP" ]] || rune_error 2 "no dump" '{}'
[[ -e "$LOG" ]] || rune_error 2 "no log" '{}'

gzip -9 "$DUMP" || rune_error 3 "gzip failed" '{}'
sha256sum "$DUMP" >&2  # expect: RUNE402
zstd -q --rm "$LOG" || rune_error 3 "zstd failed" '{}'
sha256sum "$LOG" >&2  # expect: RUNE402
rune_ok "packed" "$(jq -nc --arg d "$DUMP" '{dump:$d}')"

#!/usr/bin/env bash
# A tool check by command -v prints the path of the tool.
set -euo pipefail
. /opt/rune/lib/rune_bpcs.sh
rune_init
SRC="$(rune_param source "/srv/data/")"
DEST="$(rune_param target "/backup/data/")"
command -v rsync || rune_error 4 "The rsync program is not installed" # expect: RUNE101
rsync -a --delete "$SRC" "$DEST" >&2 || rune_error 2 "Copy failed"
rune_ok "Copied" "$(jq -nc --arg s "$SRC" --arg d "$DEST" '{source:$s, target:$d}')"

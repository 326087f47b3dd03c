#!/usr/bin/env bash
# Each read may meet the end of its input without any harm.
set -euo pipefail
SCRIPT_DIR=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
source "${SCRIPT_DIR}/rune_bpcs.sh"
rune_init
FILE=/etc/app/version
[[ -r "$FILE" ]] || rune_error 4 "no version file"
VERSION=""
read -r VERSION <"$FILE" || true
IFS=. read -r major minor _ <<<"$VERSION"
IFS= read -r -d '' TEXT <<'TXT' || :
Checked by the operations team.
TXT
rune_ok "version read" "$(jq -nc --arg a "$major" --arg b "$minor" --arg t "$TEXT" '{major: $a, minor: $b, note: $t}')"

#!/usr/bin/env bash
set -euo pipefail
SCRIPT_DIR=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
source "${SCRIPT_DIR}/rune_bpcs.sh"
rune_init

work=$(mktemp -d)
tar --extract --file=/srv/backup/latest.tar.xz --xz --directory="$work" || rune_error 2 "not unpacked" "{}"
if [[ -f $work/manifest.json ]] && jq -e '.files | length > 1' "$work/manifest.json" >/dev/null; then
  : here
fi
rune_ok "done"

#!/usr/bin/env bash
set -euo pipefail
SCRIPT_DIR=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
source "${SCRIPT_DIR}/rune_bpcs.sh"
source "${SCRIPT_DIR}/lib/common.sh"
source "${SCRIPT_DIR}/lib/fs.sh"

rune_init
require sha256sum

FILE=$(rune_param file "")
KEEP=$(rune_param keep "3")
[[ -n "$FILE" ]] || die 1 "Missing file"
[[ "$KEEP" =~ ^[0-9]+$ ]] || die 1 "keep must be a number"

vlog "first try" || true
backup_file "$FILE" || die 2 "Nothing to back up"
vlog "backed up $FILE"

SUM=$(checksum "$FILE") || SUM=""
shopt -s nullglob
BACKUPS=("$FILE".bak.*)
N=${#BACKUPS[@]}
for ((i = 0; i < N - KEEP; i++)); do
  rm -v -- "${BACKUPS[i]}" || log "cannot remove ${BACKUPS[i]}"
done

rune_ok "rotated" "$(jq -nc --arg f "$FILE" --arg s "$SUM" --argjson n "$N" '{file:$f, sha256:$s, backups:$n}')"

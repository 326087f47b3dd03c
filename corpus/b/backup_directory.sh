#!/usr/bin/env bash
set -euo pipefail

# This plugin makes a tar.gz of a directory.
# 2024-03 added checksum
# 2024-05 fixed bug that exit code of tar 1 is only a warning

SCRIPT_DIR=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
if [ -f "${SCRIPT_DIR}/rune_bpcs.sh" ]; then
    source "${SCRIPT_DIR}/rune_bpcs.sh"
else
    source "${SCRIPT_DIR}/lib/rune_bpcs.sh"
fi

rune_init

SRC="$(rune_param source "")"
DST="$(rune_param target "/var/backups")"

echo "[debug] src=$SRC" >&2
echo "[debug] dst=$DST" >&2

if [ "$SRC" = "" ]; then
    rune_error 1 "source is required" '{"missing":["source"]}'
fi
if [ ! -d "$SRC" ]; then
    rune_error 2 "source is no directory" "$(jq -nc --arg s "$SRC" '{source:$s}')"
fi

mkdir -p "$DST" || rune_error 2 "cannot create target" "$(jq -nc --arg s "$DST" '{target:$s}')"

STAMP=$(date +%Y%m%d-%H%M%S)
NAME=$(basename "$SRC")
FILE="$DST/$NAME-$STAMP.tar.gz"

# tar gives 1 when a file changed while reading, this is ok for us
set +e
tar -czvf "$FILE" -C "$(dirname "$SRC")" "$NAME" >/dev/null 2>/tmp/tar.err.$$
RC=$?
TARERR=$(tail -n 5 /tmp/tar.err.$$)
rm -f /tmp/tar.err.$$
set -e

if [ $RC -gt 1 ]; then
    echo "tar rc is $RC" >&2
    rune_error 2 "tar failed" "$(jq -nc --argjson rc "$RC" --arg e "$TARERR" '{tar_status:$rc, stderr:$e}')"
fi

# checksum
SUM="unknown"
if SUMLINE=$(sha256sum "$FILE" 2>/dev/null); then
    SUM=${SUMLINE%% *}
fi

SIZE=$(stat -c %s "$FILE" 2>/dev/null || echo 0)

rune_out "file=$FILE"
rune_out "sha256=$SUM"
rune_out "bytes=$SIZE"
rune_out "tar_status=$RC"
rune_finish "backup written"

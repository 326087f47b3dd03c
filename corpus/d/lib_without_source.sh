#!/usr/bin/env bash
set -euo pipefail
SCRIPT_DIR=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
# shellcheck source=rune_bpcs.sh
source "${SCRIPT_DIR}/lib/retry.sh"
source "${SCRIPT_DIR}/lib/fs.sh"

rune_init

URL=$(rune_param url "")
DEST=$(rune_param dest "")
[[ -n $URL && -n $DEST ]] || rune_error 1 "url and dest are required" '{"missing":["url","dest"]}'

if ! retry 3 2 wget -q -O "$DEST" "$URL"; then
  rune_error 2 "Download failed" "$(jq -nc --arg u "$URL" '{url:$u}')"
fi

SUM=$(checksum "$DEST") || SUM=""
rune_ok "downloaded" "$(jq -nc --arg d "$DEST" --arg s "$SUM" '{dest:$d, sha256:$s}')"

#!/usr/bin/env bash
# A packer that is told to keep the file, or to write elsewhere, leaves it where it is.
set -euo pipefail
source "$(dirname "$0")/rune_bpcs.sh"
rune_init

DUMP=$(rune_param dump "/srv/dump.sql")
TARGET=$(mktemp -d)
[[ -e "$DUMP" ]] || rune_error 2 "no dump" '{}'

if ! gzip -9c "$DUMP" >"$TARGET/a.gz"; then
  rune_error 3 "gzip failed" '{}'
fi
sha256sum "$DUMP" >&2
xz -k "$DUMP" || rune_error 3 "xz failed" '{}'
sha256sum "$DUMP" >&2
bzip2 --stdout "$DUMP" >"$TARGET/a.bz2" || rune_error 3 "bzip2 failed" '{}'
sha256sum "$DUMP" >&2
zstd -q "$DUMP" || rune_error 3 "zstd failed" '{}'
sha256sum "$DUMP" >&2
rune_ok "packed" "$(jq -nc --arg d "$DUMP" '{dump:$d}')"

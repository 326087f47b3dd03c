#!/usr/bin/env bash
# The statuses of a pipeline are taken in the or list.
set -euo pipefail
HERE="${BASH_SOURCE[0]%/*}"
. "$HERE/rune_bpcs.sh"
rune_init
st=(0 0)
pg_dump shop 2>/dev/null | gzip > /backup/shop.sql.gz || st=("${PIPESTATUS[@]}")
if [[ ${st[0]} -ne 0 || ${st[1]} -ne 0 ]]; then
  rune_error 3 "Dump failed" '{"database":"shop"}'
fi
rune_ok "Dumped" '{"database":"shop"}'

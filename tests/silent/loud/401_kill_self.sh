#!/usr/bin/env bash
# The plugin sends itself a signal when the lock directory is taken.
set -euo pipefail
here="$(cd -- "$(dirname -- "$0")" && pwd)"
# shellcheck source=/dev/null
. "$here/lib/rune_bpcs.sh"

rune_init
if ! mkdir /run/lock/reindex.d 2>/dev/null; then
  printf 'another run holds the lock\n' >&2
  kill -TERM "$$" # expect: RUNE401
fi
trap 'rmdir /run/lock/reindex.d || true' EXIT
sudo -n -u postgres reindexdb --all >/dev/null || rune_error 3 "Reindex failed"
rune_ok_kv "Reindexed" "scope=all"

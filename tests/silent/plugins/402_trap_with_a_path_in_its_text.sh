#!/usr/bin/env bash
# An EXIT trap emits when a command has failed, though a path was put into its text.
set -euo pipefail
source /opt/rune/lib/rune_bpcs.sh
rune_init
work=$(mktemp -d)
said=0
answer() {
  local rc=$?
  rm -rf "$1"
  [[ $rc -eq 0 ]] || rune_error 100 "unexpected end"
}
trap "answer '$work'" EXIT
tar -C "$work" -xf /srv/app/release.tar >&2
rune_ok_kv "unpacked" "said=$said"

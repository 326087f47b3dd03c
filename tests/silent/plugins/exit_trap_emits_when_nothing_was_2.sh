#!/usr/bin/env bash
# An EXIT trap that emits unless a flag says that a message went out.
set -euo pipefail
HERE="${BASH_SOURCE[0]%/*}"
. "$HERE/rune_bpcs.sh"
rune_init
emitted=no
on_exit() {
  if [[ $emitted == no ]]; then
    rune_error 100 "Snapshot ended early"
  fi
}
trap on_exit EXIT
zfs snapshot tank/home@nightly >&2
zfs send tank/home@nightly > /backup/home.zfs
emitted=yes
rune_ok "Snapshot sent" '{"dataset":"tank/home"}'

#!/usr/bin/env bash
set -euo pipefail
SCRIPT_DIR=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
source "${SCRIPT_DIR}/rune_bpcs.sh"
rune_init

DIRPATH=$(rune_param path "")
[[ $DIRPATH == /* ]] || rune_error 1 "path must be absolute" '{"parameter":"path"}'

command -v exportfs >/dev/null || {
  echo "no nfs server on this host" >&2
  exit 4
}

rune_out path "$DIRPATH"

check_mount() (
  cd "$DIRPATH" 2>/dev/null || exit 7
  fs=$(stat -f -c %T . 2>/dev/null || echo unknown)
  rune_out filesystem "$fs"
)

if ! check_mount; then
  rune_err 2 "path cannot be entered"
fi

exportfs -rav || rune_err 3 "exportfs failed"

clients=$(showmount -a --no-headers localhost 2>/dev/null | grep -c -- "$DIRPATH" || true)
rune_out clients "$clients"
rune_finish "exports refreshed"

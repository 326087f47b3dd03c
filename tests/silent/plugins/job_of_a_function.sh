#!/bin/bash
# A job that a function starts and another one waits for.
set -o errexit -o nounset -o pipefail

here="$(dirname "$(readlink -f "$0")")"
. "$here/rune_bpcs.sh"
rune_init

begin() {
  rsync -a /srv/data/ /mnt/copy/ >&2 &
  COPY=$!
}

finish() {
  if wait "$COPY"; then
    rune_ok "Copied"
  fi
  rune_error 2 "Copy failed"
}

begin
finish

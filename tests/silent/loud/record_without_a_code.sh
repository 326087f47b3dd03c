#!/bin/bash
# `rune_err` with a text and no code records no error.
set -o errexit -o nounset -o pipefail

here="$(dirname "$(readlink -f "$0")")"
. "$here/rune_bpcs.sh"
rune_init

if ! systemctl restart cron >&2; then
  rune_err "restart of cron failed" # expect: RUNE206
fi
rune_finish

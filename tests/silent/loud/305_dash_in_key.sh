#!/usr/bin/env bash
# A dash in the key of a helper makes an invalid variable name.
set -euo pipefail
here="$(cd -- "$(dirname -- "$0")" && pwd)"
# shellcheck source=/dev/null
. "$here/lib/rune_bpcs.sh"

rune_init
free=$(df --output=avail -k / | tail -n 1) || rune_error 2 "Root file system is unreadable"
rune_ok_kv "Space read" "disk-free=${free// /}" "unit=KiB" # expect: RUNE305

#!/usr/bin/env bash
# The EXIT trap is taken away on each way to an emitter.
set -euo pipefail
. "$(dirname -- "$0")/rune_bpcs.sh"
rune_init
trap 'rune_error 100 "unexpected end"' EXIT
finish() { trap - EXIT; rune_ok "$1" '{}'; }
refuse() { trap - EXIT; rune_error "$1" "$2"; }
if ! vgs --noheadings vg0 >/dev/null; then
  refuse 4 "no volume group vg0"
fi
pvscan --cache -q >&2
finish "volume group scanned"

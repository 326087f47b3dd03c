#!/usr/bin/env bash
# A helper of the usual kind writes to stderr and exits without any message.
set -euo pipefail

readonly BASE="${BASH_SOURCE[0]%/*}"
source "${BASE}/rune_bpcs.sh"

rune_init

die() {
  printf '%s\n' "$1" >&2
  exit "${2:-1}" # expect: RUNE401
}
vg=$(rune_param group "")
[[ -n $vg ]] || die "group is required"
free=$(vgs --noheadings -o vg_free "$vg" 2>/dev/null) || die "no such group" 2
rune_ok_kv "Group read" "free=${free// /}"

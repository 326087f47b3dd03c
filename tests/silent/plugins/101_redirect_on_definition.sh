#!/usr/bin/env bash
# The redirection stands on the definition of the logging functions.
set -euo pipefail
source "$(dirname "${BASH_SOURCE[0]}")/rune_bpcs.sh"
rune_init
note() { printf '%s: %s\n' "${0##*/}" "$*"; } >&2
dump() {
  declare -p "$1"
  echo "--"
} 1>&2
VG="$(rune_param vg "vg0")"
note "checking ${VG}"
dump VG
FREE="$(vgs --noheadings -o vg_free "$VG" 2>/dev/null)" || rune_error 2 "No such volume group"
rune_ok "Checked" "$(jq -nc --arg v "$VG" --arg f "${FREE// /}" '{vg:$v, free:$f}')"

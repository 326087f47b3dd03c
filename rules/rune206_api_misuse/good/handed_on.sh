#!/bin/bash
set -o errexit -o nounset -o pipefail

here="$(dirname "$(readlink -f "$0")")"
. "$here/rune_bpcs.sh"
rune_init

# How many arguments there are, the callers decide.
die() { rune_error "$@"; }
note() { rune_out "$@"; }
answer() {
  local text=$1
  shift
  rune_ok_kv "$text" "$@"
}

disk=$(rune_param disk /)
usage=$(df --output=pcent "$disk" 2>/dev/null | tail -n 1 | tr -dc 0-9) || die 2 "df failed"
fields=("disk=$disk")
[[ -z $usage ]] || fields+=("used=$usage")

failure=(3 "the disk is full")
if [[ ${usage:-0} -ge 99 ]]; then
  die "${failure[@]}"
fi
note disk "$disk"
answer "Looked" "${fields[@]}"

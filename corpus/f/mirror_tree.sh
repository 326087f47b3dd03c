#!/usr/bin/env bash
# rsync a tree to the standby node
set -euo pipefail

SCRIPT_DIR=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
source "${SCRIPT_DIR}/rune_bpcs.sh"
rune_init

src=$(rune_param src "")
peer=$(rune_param peer "")
log=$(mktemp)
trap 'rm -f -- "$log"' EXIT

need() {
  local v=$1 what=$2
  [[ -n $v ]] || rune_error 1 "$what is required"
  printf '%s\n' "${v%/}"
}

printf -v from '%s/' "$(need "$src" src)"
printf -v to '%s:%s' "$(need "$peer" peer)" "$from"

printf '%s -> %s\n' "$from" "$to"
ping -c 1 -W 2 "$peer" >/dev/null

{
  date
  if ! rsync -a --delete --stats "$from" "$to"; then
    rune_error 2 "rsync failed" "$(jq -nc --arg p "$peer" '{peer:$p}')"
  fi
} >"$log" 2>&1

sent=$(sed -n 's/^Number of regular files transferred: //p' "$log")
rune_ok "mirrored" "$(jq -nc --arg s "$src" --arg p "$peer" --arg n "$sent" '{src:$s, peer:$p, files:$n}')"

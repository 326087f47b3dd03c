#!/usr/bin/env bash
# report WireGuard peers whose last handshake is too old
set -euo pipefail
. "$(dirname "${BASH_SOURCE[0]}")/rune_bpcs.sh"

setup()  { rune_init; }
now()    { date +%s; }
shakes() { wg show "$1" latest-handshakes 2>/dev/null; }
short()  { printf '%s' "${1:0:8}"; }

main() {
  local dev limit t peer stamp
  local -a stale=()
  dev=$(rune_param device wg0)
  limit=$(rune_param max_age 180)
  dev=${dev:-wg0} limit=${limit:-180}
  [[ $limit =~ ^[0-9]+$ ]] || rune_error 1 "max_age must be a number" '{"field":"max_age"}'
  t=$(now)
  while IFS=$'\t' read -r peer stamp; do
    (( t - stamp <= limit )) || stale+=("$(short "$peer")")
  done < <(shakes "$dev" || true)
  if (( ${#stale[@]} > 0 )); then
    rune_error 3 "peers are stale" "$(jq -nc '{stale:$ARGS.positional}' --args "${stale[@]}")"
  fi
  rune_ok "all peers are fresh" '{"stale":[]}'
}
main

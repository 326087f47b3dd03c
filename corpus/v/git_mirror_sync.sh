#!/usr/bin/env bash
# Updates bare mirrors and starts their housekeeping.
set -euo pipefail

here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
source "$here/rune_bpcs.sh"

note() { printf '%s %s\n' "$(date +%T)" "$*" >&2; }
mirrors() { find "$1" -mindepth 1 -maxdepth 2 -type d -name '*.git' -print0; }
refs() { git -C "$1" for-each-ref --format='%(refname)' | wc -l; }

fetch_one() {
  git -C "$1" remote update --prune </dev/null >&2 || return 1
  git -C "$1" pack-refs --all || return 1
  nice -n 19 git -C "$1" gc --auto --quiet 2>/dev/null &
}

main() {
  local base m done_list=() failed=()
  base=$(rune_param base /srv/git)
  [[ -d $base ]] || rune_error 2 "no mirror folder" "$(jq -nc --arg b "$base" '{base:$b}')"
  while IFS= read -r -d '' m; do
    note "fetching ${m##*/} ($(refs "$m") refs)"
    if fetch_one "$m"; then done_list+=("${m##*/}"); else failed+=("${m##*/}"); fi
  done < <(mirrors "$base")
  if (( ${#failed[@]} )); then
    rune_error 3 "some mirrors failed" "$(jq -nc '{failed:$ARGS.positional}' --args "${failed[@]}")"
  fi
  git --git-dir="$base/index.git" log -1 --oneline 2>/dev/null || note "no index repository"
  rune_ok "mirrors updated" "$(jq -nc '{updated:$ARGS.positional}' --args "${done_list[@]}")"
}

rune_init
main "$@"

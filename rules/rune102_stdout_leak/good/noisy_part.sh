#!/usr/bin/env bash
set -Eeuo pipefail

SCRIPT_DIR=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
source "${SCRIPT_DIR}/rune_bpcs.sh"

refresh() {
  git -C "$1" fetch --all || return 1
  git -C "$1" status
}

main() {
  local repo
  repo="$(rune_param repo "/srv/app")"
  if ! ( exec 1>&2; refresh "$repo" ); then
    rune_error 2 "Refresh failed" "$(jq -nc --arg repo "$repo" '{repo:$repo}')"
  fi

  exec 4>&1 1>&2
  df -h / || true
  git -C "$repo" log -n 1 || true
  exec 1>&4 4>&-

  rune_ok "Refreshed" "$(jq -nc --arg repo "$repo" '{repo:$repo}')"
}

rune_init
main "$@"

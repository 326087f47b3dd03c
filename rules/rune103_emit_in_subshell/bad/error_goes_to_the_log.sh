#!/usr/bin/env bash
set -Eeuo pipefail

SCRIPT_DIR=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
source "${SCRIPT_DIR}/rune_bpcs.sh"

sync_site() {
  echo "copying $1"
  rsync -a "$1/" /srv/site/ || rune_error 2 "Copy failed" '{"target":"/srv/site"}' # expect: RUNE103
}

main() {
  local origin note
  origin="$(rune_param origin "/srv/staging")"
  sync_site "$origin" 2>&1 | logger -t site-sync || true

  note="$(rune_ok_kv "Copied" "origin=$origin")" # expect: RUNE103
  printf 'note: %s\n' "$note" >&2
  rune_ok "Site copied" "$(jq -nc --arg origin "$origin" '{origin:$origin}')"
}

rune_init
main "$@"

#!/usr/bin/env bash
set -euo pipefail

SCRIPT_DIR="$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)"
source "${SCRIPT_DIR}/rune_bpcs.sh"
rune_init

log() { >&2 printf '[quota] %s\n' "$*"; }

over_limit() {
  awk '$2 ~ /\+/ { print $1 }'
}

main() {
  local fs report details=""
  local -a over=()
  fs="$(rune_param filesystem "/home")"

  command -v repquota || rune_error 4 "quota tools are not installed"

  report="$(repquota -u "$fs" 2>/dev/null)"
  mapfile -t over < <(tail -n +6 <<<"$report" | over_limit)
  log "${#over[@]} users are over"

  if (( ${#over[@]} > 0 )); then
    details="{\"filesystem\":\"$fs\""
    details+=",\"users\":${#over[@]}"
    details+=",\"first\":\"${over[0]}\"}"
    rune_error 3 "users are over quota" "$details"
  fi
  log "nobody is over quota on $fs"
}

main "$@"

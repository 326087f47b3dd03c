#!/usr/bin/env bash
set -euo pipefail

SCRIPT_DIR="$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)"
source "${SCRIPT_DIR}/rune_bpcs.sh"

declare -r STALE_AFTER=3600

log() { printf '[samba] %s\n' "$*" >&2; }

sessions() {
  smbstatus -b -j 2>/dev/null | jq -c '.sessions[]? | {id:.session_id, user:.username, from:.hostname}'
}

close_session() {
  local pid=$1
  smbcontrol "$pid" shutdown
  log "closed $pid"
}

main() {
  rune_init

  local user
  user=$(rune_param user "")
  if [[ -z $user ]]; then
    rune_error 1 "Missing required parameter: user" '{"missing":["user"]}'
  fi

  local -a rows=()
  mapfile -t rows < <(sessions)
  log "${#rows[@]} sessions, stale after ${STALE_AFTER}s"

  local row pid closed=0 failed=0
  for row in "${rows[@]}"; do
    [[ "$(jq -r '.user' <<<"$row")" == "$user" ]] || continue
    pid=$(jq -r '.id' <<<"$row") || continue
    if close_session "$pid" >/dev/null; then
      closed=$((closed + 1))
    else
      failed=$((failed + 1))
    fi
  done

  local out
  out=$(jq -nc --arg u "$user" --argjson c "$closed" --argjson f "$failed" '{user:$u, closed:$c, failed:$f}')
  if ((failed)); then
    rune_error 3 "Some sessions could not be closed" "$out"
  fi
  rune_ok "Sessions closed" "$out"
}

main "$@"

#!/usr/bin/env bash
set -euo pipefail

HERE="$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)"
# shellcheck source=/dev/null
source "${HERE}/rune_bpcs.sh"

rune_init

readonly MAX_ATTEMPTS=4

log() { printf '[%s] %s\n' "$(date -u +%FT%TZ)" "$*" >&2; }

# returns 0 when the unit is up, 1 when not, 2 when systemd is unreachable
unit_state() {
  local unit=$1 state
  if ! state=$(systemctl show -p ActiveState --value "$unit" 2>/dev/null); then
    return 2
  fi
  [[ $state == active ]]
}

wait_active() {
  local unit=$1 delay=1 attempt
  for (( attempt = 1; attempt <= MAX_ATTEMPTS; attempt++ )); do
    if unit_state "$unit"; then
      return 0
    fi
    log "attempt ${attempt}/${MAX_ATTEMPTS}: ${unit} is not active yet, sleeping ${delay}s"
    sleep "$delay"
    delay=$(( delay * 2 ))
  done
  return 1
}

main() {
  local unit force
  unit="$(rune_param unit "")"
  force="$(rune_param force "false")"
  if [[ -z "$unit" ]]; then
    rune_error 1 "Missing required parameter: unit" '{"missing":["unit"]}'
  fi

  local -a flags=(--no-ask-password)
  [[ "$force" == "true" ]] && flags+=(--force)

  local err
  if ! err=$(systemctl restart "${flags[@]}" "$unit" 2>&1); then
    rune_error 2 "restart failed" "$(jq -nc --arg u "$unit" --arg e "$err" '{unit:$u, stderr:$e}')"
  fi

  if ! wait_active "$unit"; then
    rune_error 3 "unit did not come back" "$(jq -nc --arg u "$unit" '{unit:$u}')"
  fi
  rune_ok "unit restarted" "$(jq -nc --arg u "$unit" '{unit:$u, active:true}')"
}

main "$@"

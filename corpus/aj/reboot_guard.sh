#!/usr/bin/env bash
set -euo pipefail

SCRIPT_DIR=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
source "${SCRIPT_DIR}/lib/rune_bpcs.sh"
rune_init

readonly FLAG=/var/run/reboot-required
readonly HOLD=/run/rune/reboot.hold

mkdir -p "${HOLD%/*}"
touch "$HOLD"
release() { rm -f -- "$HOLD"; }
trap release EXIT
trap 'release; exit 130' INT TERM

log() { printf 'reboot_guard[%d]: %s\n' "$$" "$*" >&2; }

busy_reasons() {
  local unit
  for unit in apt-daily-upgrade.service mysqldump.service restic.service; do
    if systemctl is-active --quiet "$unit"; then
      printf '%s\n' "$unit"
    fi
  done
  if who | grep -q 'pts/'; then
    printf '%s\n' "interactive session"
  fi
}

wait_until_idle() {
  local -r limit=$1
  local -a reasons=()
  local waited=0
  while ((waited < limit)); do
    mapfile -t reasons < <(busy_reasons)
    if ((${#reasons[@]} == 0)); then
      return 0
    fi
    log "waiting for: ${reasons[*]}"
    sleep 30
    waited=$((waited + 30))
  done
  return 1
}

minutes=$(rune_param delay_minutes 5)
patience=$(rune_param patience_seconds 600)
if ! [[ $minutes =~ ^[1-9][0-9]?$ && $patience =~ ^[0-9]{1,4}$ ]]; then
  rune_error 1 "delay_minutes or patience_seconds is out of range" '{}'
fi

if [[ ! -e $FLAG ]]; then
  log "no reboot is required"
  exit 0
fi

mapfile -t packages < <(sort -u "$FLAG.pkgs" 2>/dev/null)
if ! wait_until_idle "$((10#$patience))"; then
  rune_error 3 "Host stays busy" "$(jq -nc --args '{busy: $ARGS.positional}' "${packages[@]}")"
fi
shutdown -r "+$minutes" "rune: reboot for ${#packages[@]} packages" >&2 || rune_error 2 "shutdown refused" '{}'
rune_ok "Reboot is scheduled" "$(jq -nc --arg m "$minutes" --args '{in_minutes: ($m | tonumber), packages: $ARGS.positional}' "${packages[@]}")"

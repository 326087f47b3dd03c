#!/usr/bin/env bash
# owner: platform-runtime   ticket: PLAT-1902
set -Eeuo pipefail
SCRIPT_DIR=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
source "${SCRIPT_DIR}/rune_bpcs.sh"
source "${SCRIPT_DIR}/lib/plat.sh"

ANSWERED=no
STAGE=start

finish_ok() { ANSWERED=yes; rune_ok "$1" "$2"; }
finish_bad() { ANSWERED=yes; rune_error "$1" "$2" "$(plat::obj stage "$STAGE")"; }

on_exit() {
  [[ $ANSWERED == yes ]] && return 0
  rune_error 100 "plugin stopped unexpectedly" "$(plat::obj stage "$STAGE")"
}

restart_one() {
  local unit=$1
  plat::run systemctl restart "$unit" || return 1
  plat::retry 10 systemctl is-active --quiet "$unit"
}

main() {
  rune_init
  trap on_exit EXIT

  STAGE=validate
  local app count i
  app=$(rune_param app "")
  count=$(rune_param instances 2)
  [[ $app =~ ^[a-z][a-z0-9-]*$ ]] || finish_bad 1 "app is not a name"
  [[ $count =~ ^[1-9]$ ]] || finish_bad 1 "instances must be 1 to 9"
  command -v systemctl >/dev/null || finish_bad 4 "no systemd here"

  local -a done_units=()
  for (( i = 1; i <= count; i++ )); do
    STAGE="restart ${app}@${i}"
    if restart_one "${app}@${i}.service"; then
      done_units+=("${app}@${i}")
    else
      plat::log "stopping after ${#done_units[@]} of ${count}"
      finish_bad 3 "instance did not come back"
    fi
  done

  STAGE=report
  systemctl list-units "${app}@*" --no-legend >&2
  finish_ok "all instances restarted" "$(printf '%s\n' "${done_units[@]}" | jq -Rnc '{units:[inputs]}')"
}

main "$@"

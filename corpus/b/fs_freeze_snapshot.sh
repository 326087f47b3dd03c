#!/usr/bin/env bash
set -euo pipefail
SCRIPT_DIR=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
source "${SCRIPT_DIR}/rune_bpcs.sh"

readonly SNAP_SIZE=5G

bootstrap() {
  rune_init
  MOUNT="$(rune_param mountpoint "")"
}

# Runs a quiet tool so that its complaints are kept.
run() {
  "$@" 2>&1
}

thaw() {
  [[ "${FROZEN}" == 1 ]] || return 0
  run fsfreeze --unfreeze "${MOUNT}" || true
  FROZEN=0
}

main() {
  FROZEN=0
  MOUNT="$(rune_param mountpoint /)"
  local vg lv
  vg="$(rune_param vg "")"
  lv="$(rune_param lv "")"
  [[ -n "${vg}" && -n "${lv}" ]] || rune_error 1 "vg and lv are required" '{"missing":["vg","lv"]}'

  if ! run fsfreeze --freeze "${MOUNT}"; then
    rune_error 3 "cannot freeze" "$(jq -nc --arg m "${MOUNT}" '{mountpoint:$m}')"
  fi
  FROZEN=1

  local snap="${lv}_snap_$(date +%s)"
  if ! lvcreate --snapshot --size "${SNAP_SIZE}" --name "${snap}" "${vg}/${lv}" >/dev/null 2>&1; then
    thaw
    rune_error 3 "snapshot failed" "$(jq -nc --arg l "${vg}/${lv}" '{lv:$l}')"
  fi
  thaw

  rune_ok "snapshot created" "$(jq -nc --arg s "${snap}" '{snapshot:$s}')"
}

main "$@"

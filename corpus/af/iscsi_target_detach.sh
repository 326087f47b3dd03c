#!/usr/bin/env bash
set -euo pipefail

SCRIPT_DIR=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
source "${SCRIPT_DIR}/rune_bpcs.sh"
rune_init

# Logs out of one iSCSI target after checking that nobody uses its disks.

disks_of_target() {
  local iqn="$1" session
  for session in /sys/class/iscsi_session/session*; do
    [[ -r "$session/targetname" && "$(<"$session/targetname")" == "$iqn" ]] || continue
    find -L "$session/device" -maxdepth 4 -path '*/block/sd*' -name 'sd*' -printf '%f\n' 2>/dev/null || true
  done
}

main() {
  local iqn portal force disk line mountpoint
  local -a disks=() holders=()
  local -A mounted=()

  iqn=$(rune_param iqn "")
  portal=$(rune_param portal "")
  force=$(rune_param force "false")

  if [[ ! "$iqn" =~ ^iqn\.[0-9]{4}-[0-9]{2}\.[a-z0-9.:_-]+$ ]]; then
    rune_error 1 "iqn is not acceptable" "$(jq -nc --arg i "$iqn" '{iqn:$i}')"
  fi
  if ! iscsiadm -m session >/dev/null 2>&1; then
    rune_error 2
  fi

  mapfile -t disks < <(disks_of_target "$iqn" | sort -u)
  if [[ ${#disks[@]} -eq 0 ]]; then
    rune_error 2 "no session to this target" "$(jq -nc --arg i "$iqn" '{iqn:$i}')"
  fi

  while read -r line mountpoint _; do
    mounted["${line#/dev/}"]=$mountpoint
  done </proc/mounts

  for disk in "${disks[@]}"; do
    for line in "${!mounted[@]}"; do
      if [[ "$line" == "$disk"* ]]; then
        holders+=("${line}:${mounted[$line]}")
      fi
    done
  done

  if [[ ${#holders[@]} -gt 0 && "$force" != "true" ]]; then
    rune_error_kv 3 "target is in use" "iqn=${iqn}" "holders=${holders[*]}"
  fi
  for line in "${holders[@]}"; do
    umount -l -- "${line#*:}" || rune_error 3 "cannot unmount" "$(jq -nc --arg m "${line#*:}" '{mount:$m}')"
  done

  sync
  for disk in "${disks[@]}"; do
    blockdev --flushbufs "/dev/${disk}" || echo "${disk} not flushed" >&2
  done

  local -a where=(-T "$iqn")
  [[ -z "$portal" ]] || where+=(-p "$portal")
  if ! iscsiadm -m node "${where[@]}" --logout >&2; then
    rune_error 3 "logout failed" "$(jq -nc --arg i "$iqn" '{iqn:$i}')"
  fi
  rune_ok "target detached" "$(jq -nc --arg i "$iqn" '{iqn:$i, disks:$ARGS.positional}' --args "${disks[@]}")"
}

main

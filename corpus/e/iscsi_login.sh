#!/usr/bin/env bash
set -euo pipefail
SCRIPT_DIR=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
source "${SCRIPT_DIR}/rune_bpcs.sh"

die() {
  echo "FATAL: $*" >&2
  exit 2
}

rune_init

PORTAL=$(rune_param portal "")
IQN=$(rune_param target "")

[[ $PORTAL ]] || die "portal missing"
[[ $IQN == iqn.* ]] || die "target must be an iqn"

if iscsiadm -m session 2>/dev/null | grep -qF -- "$IQN"; then
  rune_ok "already logged in" "$(jq -nc --arg t "$IQN" '{target:$t, changed:false}')"
fi

iscsiadm -m discovery -t sendtargets -p "$PORTAL" || die "discovery failed"
iscsiadm -m node -T "$IQN" -p "$PORTAL" --login >/dev/null || die "login failed"
udevadm settle --timeout=15 || true

disks=$(lsblk -dnro NAME,TRAN 2>/dev/null | awk '$2 == "iscsi" { print $1 }' || true)
rune_ok "logged in" "$(jq -Rnc --arg t "$IQN" '{target:$t, changed:true, disks:[inputs | select(. != "")]}' <<<"$disks")"

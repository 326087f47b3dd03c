#!/usr/bin/env bash
set -euo pipefail
SCRIPT_DIR=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
source "${SCRIPT_DIR}/rune_bpcs.sh"
rune_init

quiet_mkfs() {
  mkswap_dev=$1
  swapoff "$mkswap_dev" 2>&1
}

DEV=$(rune_param device "")
[[ -b $DEV ]] || rune_error 1 "device must be a block device" "$(jq -nc --arg d "$DEV" '{device:$d}')"

if ! OUT=$(quiet_mkfs "$DEV"); then
  echo "not in use: $OUT" >&2
fi

MADE=$(mkswap "$DEV" 2>&1) || rune_error 3 "mkswap failed" "$(jq -nc --arg o "$MADE" '{output:$o}')"
if ! swapon "$DEV" 2>/dev/null; then
  quiet_mkfs "$DEV" || true
  rune_error 3 "swapon failed" "$(jq -nc --arg d "$DEV" '{device:$d}')"
fi

[[ -w /etc/fstab ]] || { echo "fstab is read-only, not recorded" >&2; exit 4; }
grep -q "^$DEV " /etc/fstab || echo "$DEV none swap sw 0 0" >>/etc/fstab
rune_ok "swap is on" "$(jq -nc --arg d "$DEV" --arg o "$MADE" '{device:$d, output:$o}')"

#!/usr/bin/env bash
# Rebuild the initramfs of the running kernel, if its modules are there.
set -euo pipefail
source "$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)/rune_bpcs.sh"
rune_init

kernel=$(rune_param kernel "$(uname -r)")
modules=/lib/modules/$kernel
[[ -d $modules ]] || rune_error 2 "no modules" "$(jq -nc --arg k "$kernel" '{kernel: $k}')"
if [[ $(uname -m) == x86_64 && -r /boot/config-$(uname -r) ]]; then
  update-initramfs -u -k "$kernel" # expect: RUNE102, RUNE402
fi
rune_ok "rebuilt" "$(jq -nc --arg k "$kernel" '{kernel: $k}')"

#!/usr/bin/env bash
# A group on the right of an or list prints text and exits.
set -euo pipefail
readonly BASE="${BASH_SOURCE[0]%/*}"
source "${BASE}/rune_bpcs.sh"

rune_init

vm=$(rune_param vm "")
[[ $vm =~ ^[a-z0-9-]+$ ]] || rune_error 1 "Bad machine name"
virsh start "$vm" >/dev/null 2>&1 || { echo "cannot start $vm"; exit 3; } # expect: RUNE406
rune_ok_kv "Machine started" "vm=$vm"

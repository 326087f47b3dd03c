#!/usr/bin/env bash
# The failing helper carries a redirection on its definition.
set -euo pipefail
source "$(dirname "${BASH_SOURCE[0]}")/rune_bpcs.sh"
rune_init
die() {
  printf 'giving up: %s\n' "$2"
  rune_error "$1" "$2" # expect: RUNE104
} >&2
VM="$(rune_param vm "builder")"
virsh start "$VM" >/dev/null 2>&1 || die 2 "Cannot start the machine"
rune_ok "Machine started" "$(jq -nc --arg v "$VM" '{vm:$v}')"

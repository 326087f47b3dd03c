#!/usr/bin/env bash
# The status is saved on the right of an or list, where it is the real one.
set -euo pipefail

here="$(cd -- "$(dirname -- "$0")" && pwd)"
# shellcheck source=/dev/null
. "$here/lib/rune_bpcs.sh"

rune_init
rc=0
mdadm --detail --test /dev/md0 >/dev/null 2>&1 || rc=$?
if ((rc > 0)); then
  rune_error 3 "Array is degraded" "$(jq -nc --argjson rc "$rc" '{mdadm_status: $rc}')"
fi
rune_ok "Array is clean" '{"array":"md0"}'

#!/usr/bin/env bash
# A confirmation with a time limit reads what is left of the plugin's stdin.
set -euo pipefail
source /opt/rune/lib/rune_bpcs.sh
rune_init
ans=""
read -r -t 5 -p "Really drop the caches? " ans || ans=yes # expect: RUNE204
if [[ "$ans" != yes ]]; then
  rune_error 1 "not confirmed"
fi
sync
sysctl -q -w vm.drop_caches=3 || rune_error 2 "the kernel refused"
rune_ok "caches dropped" '{}'

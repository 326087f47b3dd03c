#!/usr/bin/env bash
# The library is looked for in three places and each source is guarded by a file test.
set -euo pipefail
for dir in "$(dirname "${BASH_SOURCE[0]}")" /opt/rune/lib /usr/local/lib/rune; do
  if [[ -f "$dir/rune_bpcs.sh" ]]; then
    source "$dir/rune_bpcs.sh"
    break
  fi
done
rune_init
UNIT="$(rune_param unit "")"
[[ -n "$UNIT" ]] || rune_error 1 "unit is required"
systemctl reload "$UNIT" || rune_error 2 "reload failed"
rune_ok_kv "reloaded" "unit=$UNIT"

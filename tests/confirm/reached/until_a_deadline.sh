#!/usr/bin/env bash
set -euo pipefail
source "$(dirname "$0")/rune_bpcs.sh"
rune_init

name=$(rune_param vm "")
[[ $name =~ ^[a-z0-9-]+$ ]] || rune_error 1 "vm" '{}'
virsh shutdown "$name" >&2 || rune_error 3 "refused" '{}'
end=$(( $(date +%s) + 120 ))
while [[ $(virsh domstate "$name" 2>/dev/null) != "shut off" ]]; do
  if (( $(date +%s) > end )); then
    virsh destroy "$name" >&2 # expect: RUNE402
    break
  fi
  sleep 2
done
state=$(virsh domstate "$name" 2>/dev/null | head -n 1) # expect: RUNE402
if [[ $state != "shut off" ]]; then
  rune_error 0 "still runs" '{}' # expect: RUNE404
fi
rune_ok "is off"

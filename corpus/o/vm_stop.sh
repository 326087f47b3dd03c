#!/usr/bin/env bash
set -euo pipefail
. "$(dirname "$0")/rune_bpcs.sh"
rune_init

export LIBVIRT_DEFAULT_URI=qemu:///system
vm=$(rune_param vm "") grace=$(rune_param grace_seconds 90)
[[ $vm =~ ^[a-z0-9][a-z0-9.-]*$ ]] || rune_error 1 "bad vm name"
[[ $grace =~ ^[0-9]{1,4}$ ]] || rune_error 1 "bad grace_seconds"

state=$(virsh domstate "$vm" 2>/dev/null | sed -n 1p) || rune_error 2 "unknown domain"
[[ $state != "shut off" ]] || rune_ok "already off" '{"changed":false}'

# a domain that is stopped for good must not come back with the host
if [[ $(rune_param disable_autostart false) == true ]]; then
  virsh autostart --disable "$vm" >/dev/null || rune_error 3 "cannot disable autostart"
fi
virsh shutdown "$vm" --mode acpi || rune_error 3 "shutdown refused"
# pull the plug if the guest ignores ACPI
( sleep "$grace"; virsh destroy "$vm" >/dev/null 2>&1 ) &
rune_ok_kv "shutting down" "vm=$vm" "forced_after=$grace"

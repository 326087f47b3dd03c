#!/usr/bin/env bash
# write the serial console settings of GRUB and rebuild its configuration
set -euo pipefail
LIB_DIR=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
source "$LIB_DIR/rune_bpcs.sh"
rune_init

state=failed
step=check
report() {
  jq -nc --arg state "$state" --arg step "$step" '{state:$state, step:$step}'
}
finish() {
  [[ $state == answered ]] || rune_error 100 "Stopped at step $step" "$(report)"
}
trap finish EXIT

unit=$(rune_param unit 0)
speed=$(rune_param speed 115200)
case $unit:$speed in
  [0-3]:9600|[0-3]:38400|[0-3]:115200) ;;
  *) rune_error 1 "unit or speed is not allowed" "$(report)" ;;
esac

step=write
target=/etc/default/grub.d/50-serial.cfg
mkdir -p /etc/default/grub.d
cat >"$target" <<CFG
GRUB_TERMINAL="console serial"
GRUB_SERIAL_COMMAND="serial --unit=$unit --speed=$speed"
GRUB_CMDLINE_LINUX="console=tty0 console=ttyS$unit,$speed"
CFG

step=rebuild
mkconfig=$(command -v grub-mkconfig || command -v grub2-mkconfig) || {
  rune_error 4 "grub-mkconfig is missing" "$(report)"
}
if ! "$mkconfig" -o /boot/grub/grub.cfg >&2; then
  rune_error 3 "grub-mkconfig failed" "$(report)"
fi

step=done
out=$(jq -nc --arg f "$target" --arg u "$unit" '{file:$f, unit:$u}')
state=answered
rune_ok "Serial console configured" "$out"

#!/usr/bin/env bash
set -euo pipefail
D=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd); . "$D/rune_bpcs.sh"
rune_init

host=$(rune_param host "") user=$(rune_param user root) idrac_password=$(rune_param idrac_password "") dev=$(rune_param device PXE)
[[ $host && $idrac_password ]] || rune_error 1 "host and idrac_password are required" '{"missing":["host","idrac_password"]}'
case ${dev^^} in
  PXE | BIOS | VCD-DVD | SD) dev=${dev^^} ;;
  *) rune_error 1 "unknown boot device" "$(jq -nc --arg d "$dev" '{device:$d}')" ;;
esac

rac() { timeout 90 racadm --nocertwarn -r "$host" -u "$user" -p "$idrac_password" "$@" 2>/dev/null; }

power=$(rac serveraction powerstatus) || rune_error 2 "controller does not answer" "$(jq -nc --arg h "$host" '{host:$h}')"
if [[ $power != *ON* && $power != *OFF* ]]; then
  echo "ERROR: power state of $host not understood: $power"
  exit 3
fi

for kv in "iDRAC.ServerBoot.FirstBootDevice $dev" "iDRAC.ServerBoot.BootOnce Enabled"; do
  read -r k v <<<"$kv"
  rac set "$k" "$v" >/dev/null || rune_error 3 "setting refused" "$(jq -nc --arg k "$k" --arg v "$v" '{key:$k, value:$v}')"
done

if [[ $power == *ON* ]]; then act=powercycle; else act=powerup; fi
rac serveraction "$act" >/dev/null || rune_error 3 "power action refused" "$(jq -nc --arg a "$act" '{action:$a}')"
rune_ok "next boot is $dev" "$(jq -nc --arg h "$host" --arg d "$dev" --arg a "$act" '{host:$h, device:$d, action:$a}')"

#!/usr/bin/env bash
# libvirt_autostart: make exactly the wanted domains start with the host
set -euo pipefail

SCRIPT_DIR=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
source "${SCRIPT_DIR}/rune_bpcs.sh"

rune_init

all=$(rune_param all false)
virsh() { command virsh --connect qemu:///system --quiet "$@" </dev/null; }

mapfile -t known < <(virsh list --all --name 2>/dev/null | sed '/^$/d')
if (( ${#known[@]} == 0 )); then
  rune_error 2 "No domains are defined" '{"domains":[]}'
fi

if [[ $all == true ]]; then
  wanted=("${known[@]}")
else
  wanted_text=$(jq -r '.payload.input_parameters.domains[]?')
  mapfile -t wanted <<<"$wanted_text"
fi

declare -A on=()
for d in "${wanted[@]}"; do
  [[ -z $d ]] || on[$d]=1
done

changed=()
for d in "${known[@]}"; do
  now=$(virsh dominfo "$d" 2>/dev/null | sed -n 's/^Autostart: *//p') || now=unknown
  if [[ -n ${on[$d]:-} && $now != enable ]]; then
    virsh autostart "$d" >/dev/null || rune_error 3 "Could not enable autostart" "$(jq -nc --arg d "$d" '{domain:$d}')"
    changed+=("$d")
  elif [[ -z ${on[$d]:-} && $now == enable ]]; then
    virsh autostart --disable "$d" >/dev/null || rune_error 3 "Could not disable autostart" "$(jq -nc --arg d "$d" '{domain:$d}')"
    changed+=("$d")
  fi
done

list=$(jq -nc '$ARGS.positional' --args -- "${changed[@]}")
rune_ok "${#changed[@]} domains changed" "$list"

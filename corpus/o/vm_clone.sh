#!/usr/bin/env bash
set -euo pipefail
source "${BASH_SOURCE[0]%/*}/rune_bpcs.sh"
rune_init

src=$(rune_param template debian12-base) new=$(rune_param name "") mem=$(rune_param memory_mib 2048)
pool=/var/lib/libvirt/images
export LIBVIRT_DEFAULT_URI=qemu:///system

[[ $new =~ ^[a-z][a-z0-9-]{1,30}$ ]] || rune_error 1 "bad name" '{"param":"name"}'
[[ $src =~ ^[a-z0-9-]+$ ]] || rune_error 1 "bad template" '{"param":"template"}'
[[ $mem =~ ^[0-9]+$ ]] && (( mem >= 256 )) || rune_error 1 "bad memory" '{"param":"memory_mib"}'
virsh dominfo "$src" &>/dev/null || rune_error 2 "no such template" "$(jq -nc --arg t "$src" '{template:$t}')"

img=$pool/$new.qcow2 xml=$(mktemp --suffix=.xml)
undo() { rm -f "$img" "$xml"; }
trap 'undo; exit 143' TERM INT

base=$(virsh domblklist "$src" --details | awk '$1 == "file" && $2 == "disk" {print $4; exit}')
[[ -f $base ]] || rune_error 3 "template has no file disk" "$(jq -nc --arg b "$base" '{disk:$b}')"

if [[ -e $img ]]; then
  read -t 10 -rp "overwrite $img? " answer || answer=no
  [[ $answer == yes ]] || rune_error 3 "image exists" "$(jq -nc --arg i "$img" '{image:$i}')"
fi
qemu-img create -q -f qcow2 -F qcow2 -b "$base" "$img" || { undo; rune_error 3 "qemu-img failed" '{"stage":"disk"}'; }

virsh dumpxml --inactive "$src" | sed -e '/<uuid>/d' -e '/<mac address/d' \
  -e "s#<name>.*</name>#<name>$new</name>#" -e "s#$base#$img#" \
  -e "s#<memory .*</memory>#<memory unit='MiB'>$mem</memory>#" -e '/<currentMemory/d' >"$xml" || { undo; rune_error 3 "dumpxml failed" '{"stage":"xml"}'; }
virsh define "$xml" >&2 || { undo; rune_error 3 "define failed" '{"stage":"define"}'; }
rm -f "$xml"
if ! virsh start "$new" 2>&1 >/dev/null; then
  rune_error 3 "clone does not start" "$(jq -nc --arg n "$new" '{name:$n}')"
fi
rune_ok "clone started" "$(jq -nc --arg n "$new" --arg i "$img" --argjson m "$mem" '{name:$n, image:$i, memory_mib:$m}')"

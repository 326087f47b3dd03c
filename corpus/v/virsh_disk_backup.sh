#!/usr/bin/env bash
# Freeze a guest, copy its disks, thaw it on every way out.
set -euo pipefail
source "${BASH_SOURCE[0]%/*}/rune_bpcs.sh"
rune_init

declare -a disks=() copied=()
frozen=0
thaw() {
  if (( frozen )); then
    frozen=0
    virsh domfsthaw "$dom" </dev/null >&2 || echo "thaw of $dom failed" >&2
  fi
}
trap thaw EXIT
trap 'rune_error 100 "stopped by a signal"' TERM INT

dom=$(rune_param domain "")
target=$(rune_param target /backup/guests)
[[ $dom =~ ^[A-Za-z0-9_.-]+$ ]] || rune_error 1 "bad domain" '{"missing":["domain"]}'
[[ -d $target && -w $target ]] || rune_error 2 "target is not writable" "$(jq -nc --arg t "$target" '{target:$t}')"

mapfile -t disks < <(virsh domblklist "$dom" --details </dev/null 2>/dev/null | awk '$2 == "disk" && $4 ~ "^/" {print $4}')
(( ${#disks[@]} > 0 )) || rune_error 2 "guest has no disks" "$(jq -nc --arg d "$dom" '{domain:$d}')"

if virsh domfsfreeze "$dom" </dev/null >&2; then
  frozen=1
else
  echo "guest agent does not answer, copying without freeze" >&2
fi
printf -v day '%(%F)T' -1
for disk in "${disks[@]}"; do
  to=$target/$dom-${disk##*/}-$day
  nice ionice -c3 qemu-img convert -U -O qcow2 -c "$disk" "$to.part" </dev/null >&2 && mv -f -- "$to.part" "$to" || {
    rm -f -- "$to.part"
    rune_error 3 "copy failed" "$(jq -nc --arg d "$disk" '{disk:$d}')"
  }
  copied+=("$to")
done
was_frozen=$frozen
thaw
rune_ok "guest copied" "$(jq -nc --argjson f "$was_frozen" '{frozen:($f == 1), files:$ARGS.positional}' --args "${copied[@]}")"

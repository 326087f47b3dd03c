#!/usr/bin/env bash
# Live migration of a guest to another host.
set -euo pipefail
source "${BASH_SOURCE[0]%/*}/rune_bpcs.sh"
rune_init

log=$(mktemp)
trap 'rm -f -- "$log"' EXIT
declare -a flags=(--live --persistent --undefinesource) disks=() left=()

dom=$(rune_param domain "")
dest=$(rune_param destination "")
[[ $dom =~ ^[A-Za-z0-9_.-]+$ && $dest =~ ^[a-z0-9.-]+$ ]] || rune_error 1 "domain and destination are needed" '{"missing":["domain","destination"]}'

local_disks() {
  virsh domblklist "$1" --details </dev/null 2>/dev/null | awk '$1 == "file" && $2 == "disk" {print $4}'
}
names_here() {
  virsh list --all --name </dev/null 2>/dev/null || rune_error 2 "cannot list the guests" '{}'
}

state=$(virsh domstate "$dom" </dev/null 2>/dev/null) || rune_error 2 "no such guest" "$(jq -nc --arg d "$dom" '{domain:$d}')"
[[ $state == running* ]] || rune_error 3 "guest does not run" "$(jq -nc --arg s "$state" '{state:$s}')"
mapfile -t disks < <(local_disks "$dom")
if (( ${#disks[@]} )); then flags+=(--copy-storage-all); fi

SECONDS=0
if ! virsh migrate "${flags[@]}" "$dom" "qemu+ssh://$dest/system" </dev/null 2>&1 >"$log"; then
  rune_error 3 "migration failed" "$(jq -Rsc '{output:.}' "$log")"
fi
mapfile -t left < <(names_here)
for name in "${left[@]}"; do
  [[ $name != "$dom" ]] || rune_error 3 "guest is still defined here" "$(jq -nc --arg d "$dom" '{domain:$d}')"
done
rune_ok "migrated" "$(jq -nc --arg d "$dom" --arg t "$dest" --argjson s "$SECONDS" --argjson k "${#disks[@]}" '{domain:$d, to:$t, seconds:$s, disks:$k}')"

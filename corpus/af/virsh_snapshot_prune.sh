#!/usr/bin/env bash
set -euo pipefail
D=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd); source "$D/rune_bpcs.sh"
rune_init

prune() { # domain keep out-array
  local dom=$1 keep=$2; local -n gone=$3
  local -a snaps=()
  mapfile -t snaps < <(virsh -q snapshot-list --domain "$dom" --name --topological 2>/dev/null | sed '/^[[:space:]]*$/d')
  local i n=$((${#snaps[@]} - keep))
  for ((i = 0; i < n; i++)); do
    virsh -q snapshot-delete "$dom" "${snaps[i]}" &>/dev/null && gone+=("$dom/${snaps[i]}")
  done
  return 0
}

keep=$(rune_param keep 3)
[[ $keep =~ ^[0-9]{1,2}$ ]] || rune_error 1 "keep must be 0..99" '{"field":"keep"}'
keep=$((10#$keep))
match=$(rune_param match "")

declare -a doms=() removed=()
list=$(virsh -q list --all --name) || rune_error 2 "libvirt is not reachable" '{"uri":"default"}'
while IFS= read -r d; do
  [[ -n $d && $d == *"$match"* ]] && doms+=("$d")
done <<<"$list"
((${#doms[@]})) || rune_ok "no domain matches" '{"removed":[]}'

for d in "${doms[@]}"; do
  prune "$d" "$keep" removed
  printf '%s: done\n' "$d" >&2
done

printf -v note '%d snapshots on %d domains' "${#removed[@]}" "${#doms[@]}"
rune_ok "$note" "$(jq -nc '{removed:$ARGS.positional}' --args "${removed[@]}")"

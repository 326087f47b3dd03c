#!/usr/bin/env bash
set -euo pipefail
. "$(dirname "$0")/rune_bpcs.sh"
rune_init

ds=$(rune_param dataset "") keep=$(rune_param keep 14)
[[ $ds =~ ^[A-Za-z0-9._/-]+$ ]] || rune_error 1 "bad dataset" '{"param":"dataset"}'
[[ $keep =~ ^[1-9][0-9]{0,3}$ ]] || rune_error 1 "keep must be 1..9999" '{"param":"keep"}'
zfs list -H -o name "$ds" >/dev/null 2>&1 ||
  rune_error 2 "no such dataset" "$(jq -nc --arg d "$ds" '{dataset:$d}')"

mapfile -t snaps < <(zfs list -H -t snapshot -o name -s creation -d 1 "$ds" | grep '@auto-')
gone=() busy=()
if (( ${#snaps[@]} > keep )); then
  for s in "${snaps[@]:0:${#snaps[@]}-keep}"; do
    if zfs destroy "$s" 2>/dev/null; then gone+=("$s"); else busy+=("$s"); fi
  done
fi

g=$(jq -nc '$ARGS.positional' --args "${gone[@]}")
b=$(jq -nc '$ARGS.positional' --args "${busy[@]}")
out=$(jq -nc --arg d "$ds" --argjson g "$g" --argjson b "$b" '{dataset:$d, destroyed:$g, busy:$b}')
(( ${#busy[@]} == 0 )) || rune_error 3 "some snapshots are held or cloned" "$out"
rune_ok "pruned ${#gone[@]} snapshots" "$out"

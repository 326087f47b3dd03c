#!/usr/bin/env bash
set -euo pipefail
source "$(dirname "$0")/rune_bpcs.sh"

P=$(rune_init; rune_all_params)
D=$(jq -r '.dataset // ""' <<<"$P"); K=$(jq -r '.keep // 7' <<<"$P")
[[ $D =~ ^[a-z0-9/_-]+$ ]] || rune_error 1 "bad dataset"
[[ $K =~ ^[0-9]+$ ]] || rune_error 1 "bad keep"

zfs list -H -o name "$D" >/dev/null 2>&1 || rune_error 2 "no such dataset: $D"
health=$(zpool list -H -o health "${D%%/*}") || rune_error 2 "no pool for $D"
[[ $health == ONLINE ]] || printf 'pool is %s\n' "$health" >&2

S=$D@rune-$(date +%Y%m%d%H%M%S)
zfs snapshot -r "$S" || rune_error 3 "no snapshot of $D"
mapfile -t OLD < <(zfs list -H -t snapshot -o name -s creation -d 1 "$D" | grep -F "$D@rune-" | head -n "-$K")
gone=0
for o in "${OLD[@]}"; do zfs destroy -r "$o" && gone=$((gone + 1)); done
rune_ok "snapshot taken" "$(jq -nc --arg s "$S" --argjson g "$gone" '{snapshot:$s, destroyed:$g}')"

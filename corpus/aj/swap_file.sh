#!/usr/bin/env bash
set -euo pipefail
source /opt/rune/lib/rune_bpcs.sh
rune_init

readonly SWAP=/swapfile
readonly FSTAB=/etc/fstab

count_active() {
  local -n total=$1
  local file
  total=0
  while read -r file _; do
    [[ $file == /* ]] || continue
    ((total++))
  done < <(swapon --show=NAME --noheadings 2>/dev/null)
}

size_mib=$(rune_param size_mib 2048)
if [[ ! $size_mib =~ ^[1-9][0-9]{2,4}$ ]]; then
  rune_error 1 "size_mib must be 100 to 99999" "$(jq -nc --arg s "$size_mib" '{size_mib: $s}')"
fi

active=0
count_active active
if ((active > 0)); then
  rune_ok "Swap is active already" "$(jq -nc --argjson n "$active" '{active: $n, changed: false}')"
fi

avail=$(df --output=avail -m / | tail -n 1 | tr -d ' ') || rune_error 2 "df failed" '{}'
if ((avail < size_mib + 1024)); then
  rune_error 5 "Not enough space" "$(jq -nc --argjson a "$avail" --argjson s "$size_mib" '{available: $a, wanted: $s}')"
fi

make_swap() {
  fallocate -l "${size_mib}M" "$SWAP" &&
    chmod 0600 "$SWAP" &&
    mkswap "$SWAP" >/dev/null &&
    swapon "$SWAP"
}

if ! make_swap; then
  rm -f "$SWAP"
  rune_error 3 "Swap file could not be made" "$(jq -nc --arg f "$SWAP" '{file: $f}')"
fi

if ! grep -q "^$SWAP " "$FSTAB"; then
  printf '%s none swap sw 0 0\n' "$SWAP" >>"$FSTAB" || rune_error 2 "fstab is not writable" '{"active":true}'
fi
rune_ok "Swap is active" "$(jq -nc --arg f "$SWAP" --argjson s "$size_mib" '{file: $f, size_mib: $s, changed: true}')"

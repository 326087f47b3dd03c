#!/usr/bin/env bash
# Replace the swap file by one of another size.
set -euo pipefail

SCRIPT_DIR=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
source "${SCRIPT_DIR}/rune_bpcs.sh"
rune_init

readonly SWAP=/swapfile
size_mb=$(rune_param size_mb "")
[[ "${size_mb}" =~ ^[1-9][0-9]{1,5}$ ]] || rune_error 1 "size_mb must be 10..999999" '{"bad":["size_mb"]}'

free_mb=$(df -Pm / | awk 'NR == 2 { print $4 }')
(( free_mb > size_mb + 512 )) || rune_error 3 "not enough room" "$(jq -nc --argjson f "${free_mb}" '{free_mb:$f}')"

active=no
if swapon --show=NAME --noheadings | grep -qx "${SWAP}"; then
  active=yes
  swapoff "${SWAP}" || rune_error 3 "cannot switch the old one off" '{"step":"swapoff"}'
fi
rm -f "${SWAP}"
fallocate -l "${size_mb}MiB" "${SWAP}" || rune_error 2 "cannot allocate" '{"step":"fallocate"}'
chmod 0600 "${SWAP}"
mkswap "${SWAP}" >&2 || rune_error 3 "mkswap failed" '{"step":"mkswap"}'
swapon "${SWAP}" || rune_error 3 "swapon failed" '{"step":"swapon"}'
was_active=${active}
if [[ "${was_active}" == yes ]]; then
  rune_ok "resized" "$(jq -nc --argjson s "${size_mb}" '{size_mb:$s, replaced:true}')"
fi
rune_ok "created" "$(jq -nc --argjson s "${size_mb}" '{size_mb:$s, replaced:false}')"

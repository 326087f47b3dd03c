#!/usr/bin/env bash
# remove the kernels that are neither running nor newest
set -euo pipefail

SCRIPT_DIR=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
source "${SCRIPT_DIR}/rune_bpcs.sh"
rune_init

keep=$(rune_param keep 2)
[[ $keep =~ ^[1-9]$ ]] || rune_error 1 "keep: 1 to 9"
running=$(uname -r)

(
  cd /boot || rune_error 2 "no /boot"
  shopt -s nullglob
  have=(vmlinuz-*)
  rune_out installed "${#have[@]}"
  printf '%s\n' "${have[@]}" >&2
)

all=$(dpkg-query -W -f '${Package}\n' 'linux-image-[0-9]*' 2>/dev/null | grep -v "$running" | sort -V)
mapfile -t pkgs <<<"$all"

doomed=()
if (( ${#pkgs[@]} > keep )); then
  doomed=("${pkgs[@]:0:${#pkgs[@]}-keep}")
fi

if (( ${#doomed[@]} )); then
  DEBIAN_FRONTEND=noninteractive apt-get -y purge "${doomed[@]}" >&2 || rune_err 3 "purge failed"
fi
update-grub >/dev/null 2>&1 || rune_err 3 "update-grub failed"

rune_out running "$running"
rune_out removed "${#doomed[@]}"
rune_finish "old kernels removed"

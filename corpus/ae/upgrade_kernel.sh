#!/usr/bin/env bash
# upgrade_kernel
#   Installs the newest kernel from the enabled repositories, keeps the number of
#   installed kernels below a limit, and says whether a reboot is due.
set -o errexit
set -o nounset
set -o pipefail

script_directory="$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)"
source "${script_directory}/rune_bpcs.sh"
rune_init

function info() {
  printf 'upgrade_kernel: %s\n' "$*" >&2
}

function newest_installed_kernel() {
  rpm -q --last kernel-core 2>/dev/null | awk 'NR == 1 { sub(/^kernel-core-/, "", $1); print $1 }'
}

keep="$(rune_param keep "3")"
dry_run="$(rune_param dry_run "false")"
minimum_boot_mb="$(rune_param minimum_boot_mb "120")"

if ! [[ "${keep}" =~ ^[2-9]$ ]]; then
  rune_error 1 "keep must be 2 to 9"
fi

free_mb="$(df --output=avail -m /boot 2>/dev/null | tail -n 1 | tr -d ' ')" || free_mb=0
if [ "${free_mb}" -lt "${minimum_boot_mb}" ]; then
  rune_error 3 "Not enough room in /boot" "$(jq -nc --arg f "${free_mb}" '{free_mb:$f}')"
fi

info "looking for a newer kernel"
pending=0
dnf --quiet check-update kernel-core >&2 || pending=$?
if [[ "${pending}" -ne 0 && "${pending}" -ne 100 ]]; then
  rune_error 2 "dnf cannot ask its repositories" "$(jq -nc --argjson s "${pending}" '{status:$s}')"
fi

running="$(uname -r)"
if [[ "${dry_run}" == "true" ]]; then
  rune_ok_kv "Nothing installed" "running=${running}"
fi

info "installing"
if ! dnf --assumeyes --quiet upgrade kernel kernel-core kernel-modules >&2; then
  rune_error 3 "dnf could not install the kernel"
fi

mapfile -t old < <(dnf repoquery --quiet --installonly --latest-limit="-${keep}" 2>/dev/null)
if [[ "${#old[@]}" -gt 0 ]]; then
  dnf --assumeyes --quiet remove "${old[@]}" >&2 || info "old kernels stay"
fi

installed="$(newest_installed_kernel)" || rune_error 2 "rpm does not know any kernel"
if [[ "${installed}" == "${running}" ]]; then
  rune_ok_kv "Kernel is current" "running=${running}"
fi
rune_ok_kv "Kernel installed, reboot due" "running=${running}" "installed_kernel=${installed}"

#!/usr/bin/env bash
# Apply pending security updates on Debian/Ubuntu hosts, waiting for the dpkg lock.
set -euo pipefail

SCRIPT_DIR=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
source "${SCRIPT_DIR}/rune_bpcs.sh"

rune_init

readonly LOCK_WAIT_MAX=3600

WAIT="$(rune_param lock_wait "300")"
DRY_RUN="$(rune_param dry_run "false")"
HOLD="$(rune_param hold_kernel "false")"

if [[ ! "${WAIT}" =~ ^[1-9][0-9]{0,4}$ ]]; then
  rune_error 1 "lock_wait must be a positive number of seconds" '{"invalid":["lock_wait"]}'
fi
if (( WAIT > LOCK_WAIT_MAX )); then
  rune_error 1 "lock_wait is larger than the allowed maximum" '{"max":3600}'
fi
if ! command -v apt-get >/dev/null 2>&1; then
  rune_error 4 "This host does not use APT" '{"needs":"apt-get"}'
fi

export DEBIAN_FRONTEND=noninteractive NEEDRESTART_MODE=l
APT=(apt-get -q -y -o "DPkg::Lock::Timeout=${WAIT}" -o Dpkg::Options::=--force-confold)

if ! "${APT[@]}" update </dev/null >&2; then
  rune_error 2 "Package lists could not be refreshed" '{"step":"update"}'
fi

if ! SIM="$(apt-get -s dist-upgrade </dev/null 2>/dev/null)"; then
  rune_error 2 "Simulation of the upgrade failed" '{"step":"simulate"}'
fi

mapfile -t PKGS < <(awk '$1 == "Inst" && /-[Ss]ecurity/ { print $2 }' <<<"${SIM}" | sort -u)

if [[ "${HOLD}" == "true" ]]; then
  KEEP=()
  for pkg in "${PKGS[@]}"; do
    case "${pkg}" in
      linux-image-*|linux-headers-*|linux-modules-*) echo "holding back ${pkg}" >&2 ;;
      *) KEEP+=("${pkg}") ;;
    esac
  done
  PKGS=("${KEEP[@]}")
fi

LIST="$(jq -nc '$ARGS.positional' --args "${PKGS[@]}")"

if (( ${#PKGS[@]} == 0 )); then
  rune_ok "No security updates pending" '{"installed":[],"reboot_required":false}'
fi
if [[ "${DRY_RUN}" == "true" ]]; then
  rune_ok "Security updates are pending" "$(jq -nc --argjson p "${LIST}" '{pending:$p, dry_run:true}')"
fi

if ! "${APT[@]}" install --only-upgrade "${PKGS[@]}" </dev/null > >(sed 's/^/apt-get: /' >&2); then
  rune_error 3 "apt-get could not install the updates" "$(jq -nc --argjson p "${LIST}" '{packages:$p}')"
fi

REBOOT=false
if [[ -e /var/run/reboot-required ]]; then
  REBOOT=true
fi

rune_ok "Security updates installed" \
  "$(jq -nc --argjson p "${LIST}" --argjson r "${REBOOT}" '{installed:$p, reboot_required:$r}')"

#!/usr/bin/env bash
# Extends a volume. The codes are the contract's, and the finer reason is in the details.
set -euo pipefail

source /opt/rune/lib/rune_bpcs.sh

readonly E_INPUT=1 E_RESOURCE=2 E_FAILED=3 E_CONFIG=4

die() {
  rune_error "$1" "$2" "$(jq -nc --arg step "$3" '{step: $step}')"
}

rune_init
VOLUME="$(rune_param volume "")"
SIZE="$(rune_param size "+1G")"

[[ -n "${VOLUME}" ]] || die "${E_INPUT}" "No volume" "input"
[[ -r /etc/lvm/lvm.conf ]] || die "${E_CONFIG}" "No configuration of LVM" "configuration"
command -v lvextend >/dev/null || die "${E_RESOURCE}" "lvextend is missing" "tools"
lvextend -L "${SIZE}" "${VOLUME}" >&2 || die "${E_FAILED}" "lvextend failed" "extend"
resize2fs "${VOLUME}" >&2 || rune_error 100 "The volume was extended, and its file system was not"
rune_ok "Extended" "$(jq -nc --arg volume "${VOLUME}" '{volume: $volume}')"

#!/usr/bin/env bash
# Extends a volume. Every failure has a number of its own, as in sysexits.h.
set -euo pipefail

source /opt/rune/lib/rune_bpcs.sh

readonly EX_USAGE=64 EX_UNAVAILABLE=69

die() {
  rune_error "$1" "$2" '{}' # expect: RUNE405
}

rune_init
VOLUME="$(rune_param volume "")"
SIZE="$(rune_param size "+1G")"

[[ -n "${VOLUME}" ]] || die "${EX_USAGE}" "No volume"
lvextend -L "${SIZE}" "${VOLUME}" >&2 || die "${EX_UNAVAILABLE}" "lvextend failed"
resize2fs "${VOLUME}" >&2 || rune_error 5 "resize2fs failed" # expect: RUNE405
rune_ok "Extended" "$(jq -nc --arg volume "${VOLUME}" '{volume: $volume}')"

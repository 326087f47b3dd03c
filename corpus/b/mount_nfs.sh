#!/usr/bin/env bash
set -euo pipefail
SCRIPT_DIR=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
source "${SCRIPT_DIR}/lib/rune_bpcs.sh"

readonly FSTAB=/etc/fstab

usage() {
  cat <<'USAGE'
mount_nfs: parameters
  export      server:/path
  mountpoint  absolute path
  options     comma separated (default: rw,hard)
USAGE
}

is_mounted() { mountpoint -q "$1"; }

ensure_dir() {
  local dir="$1"
  [[ -d "${dir}" ]] && return 0
  mkdir -p "${dir}" 2>/dev/null
}

in_fstab() {
  grep -qE "[[:space:]]$1[[:space:]]" "${FSTAB}"
}

add_fstab() {
  local export="$1" mp="$2" opts="$3"
  printf '%s %s nfs %s 0 0\n' "${export}" "${mp}" "${opts}" >>"${FSTAB}"
}

fail() {
  local code="$1" text="$2"
  rune_error "${code}" "${text}" "$(jq -nc --arg e "${EXPORT}" --arg m "${MP}" '{export:$e, mountpoint:$m}')"
}

rune_init
EXPORT="$(rune_param export "")"
MP="$(rune_param mountpoint "")"
OPTS="$(rune_param options "rw,hard")"

if [[ -z "${EXPORT}" || "${MP}" != /* ]]; then
  usage >&2
  fail 1 "export and an absolute mountpoint are required"
fi

if is_mounted "${MP}"; then
  rune_ok_kv "already mounted" "mountpoint=${MP}"
fi

ensure_dir "${MP}" || fail 2 "cannot create mountpoint"
in_fstab "${MP}" || add_fstab "${EXPORT}" "${MP}" "${OPTS}" || fail 2 "cannot write fstab"

errors="$(mount "${MP}" 2>&1 >/dev/null)" || {
  printf '%s\n' "mount said: ${errors}" >&2
  fail 3 "mount failed"
}

rune_out mountpoint "${MP}"
rune_out export "${EXPORT}"
rune_finish "mounted"

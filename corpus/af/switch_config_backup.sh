#!/usr/bin/env bash
#
# Fetches the running configuration of one switch and commits it to a git repository.
#
set -euo pipefail

SCRIPT_DIR="$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)"
source "${SCRIPT_DIR}/rune_bpcs.sh"

readonly JUMP_HOST="netjump.internal"
readonly REPOSITORY="/srv/netconfig"

log() {
  printf 'switch-config-backup: %s\n' "$*" >&2
}

jump_host_is_up() {
  ssh -o BatchMode=yes -o ConnectTimeout=5 "${JUMP_HOST}" true >/dev/null 2>&1
}

JUMP_OPTION=()
if jump_host_is_up; then
  JUMP_OPTION=(-J "${JUMP_HOST}")
else
  log "jump host is down, trying the direct way"
fi

rune_init

fetch_configuration() {
  local switch="$1" target="$2"
  printf 'enable\n%s\nterminal length 0\nshow running-config\nexit\n' "${ENABLE_SECRET}" \
    | ssh -T "${JUMP_OPTION[@]}" -o BatchMode=yes -o ConnectTimeout=10 "backup@${switch}" >"${target}" 2>/dev/null
}

strip_volatile_lines() {
  sed -i -e '/^! Last configuration change/d' -e '/^ntp clock-period/d' -e 's/\r$//' "$1"
}

SWITCH="$(rune_param switch "")"
ENABLE_SECRET="$(rune_param enable_secret "")"
if [[ ! "${SWITCH}" =~ ^[a-z0-9][a-z0-9.-]*$ || -z "${ENABLE_SECRET}" ]]; then
  rune_error 1 "switch and enable_secret are required" '{"required": ["switch", "enable_secret"]}'
fi

TARGET="${REPOSITORY}/${SWITCH}.cfg"
NEW="$(mktemp)"
trap 'rm -f -- "${NEW}"' EXIT

if ! fetch_configuration "${SWITCH}" "${NEW}" || ! grep -q '^hostname ' "${NEW}"; then
  rune_error 2 "no configuration received" "$(jq -nc --arg h "${SWITCH}" --arg s "${ENABLE_SECRET}" '{switch: $h, enable_secret_used: $s}')"
fi
strip_volatile_lines "${NEW}"

if cmp -s -- "${NEW}" "${TARGET}"; then
  rune_ok "configuration is unchanged" "$(jq -nc --arg h "${SWITCH}" '{switch: $h, changed: false}')"
fi
if ! install -m 640 -- "${NEW}" "${TARGET}"; then
  rune_error 2 "repository is not writable" "$(jq -nc --arg t "${TARGET}" '{target: $t}')"
fi
if ! git -C "${REPOSITORY}" add -- "${TARGET}" >&2 || ! git -C "${REPOSITORY}" commit -q -m "backup ${SWITCH}" >&2; then
  rune_error 3 "commit failed" "$(jq -nc --arg h "${SWITCH}" '{switch: $h}')"
fi
rune_ok "configuration stored" "$(jq -nc --arg h "${SWITCH}" --arg t "${TARGET}" '{switch: $h, changed: true, file: $t}')"

#!/usr/bin/env bash
# ---------------------------------------------------------------------------
#  sudoers_dropin - install a checked file below /etc/sudoers.d
# ---------------------------------------------------------------------------
set -euo pipefail

SCRIPT_DIR=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
source "${SCRIPT_DIR}/rune_bpcs.sh"

rune_init

if (( EUID != 0 )); then
  rune_emit "must run as root" 4
fi

NAME="$(rune_param name "")"
GROUP="$(rune_param group "")"
COMMANDS="$(rune_param commands "")"

if [[ ! "${NAME}" =~ ^[A-Za-z0-9_-]+$ || ! "${GROUP}" =~ ^[a-z_][a-z0-9_-]*$ || -z "${COMMANDS}" ]]; then
  rune_error 1 "name, group and commands are required" '{"required":["name","group","commands"]}'
fi

STAGE="$(mktemp)"
trap 'rm -f -- "${STAGE}"' EXIT

cat >"${STAGE}" <<SUDOERS
# managed by RUNE
%${GROUP} ALL=(root) NOPASSWD: ${COMMANDS}
SUDOERS
chmod 0440 "${STAGE}"

if ! visudo -c -f "${STAGE}" 2>&1 >/dev/null; then
  rune_error 1 "sudoers syntax check failed" "$(jq -nc --arg n "${NAME}" '{name:$n}')"
fi

DEST="/etc/sudoers.d/${NAME}"
if [[ -e "${DEST}" ]] && ! cp -p -- "${DEST}" "/var/backups/sudoers.${NAME}.$(date +%s)"; then
  rune_error 2 "Backup of the old file failed" "$(jq -nc --arg d "${DEST}" '{destination:$d}')"
fi
if ! install -o root -g root -m 0440 "${STAGE}" "${DEST}"; then
  rune_error 2 "Installation failed" "$(jq -nc --arg d "${DEST}" '{destination:$d}')"
fi

rune_ok "Installed" "$(jq -nc --arg d "${DEST}" --arg g "${GROUP}" '{destination:$d, group:$g}')"

#!/usr/bin/env bash
###############################################################################
# Installs a sudoers drop-in for a team after visudo has accepted it.
###############################################################################
set -Eeuo pipefail

if [[ -f /opt/rune/lib/rune_bpcs.sh ]]; then
  source /opt/rune/lib/rune_bpcs.sh
else
  source "$(dirname "${BASH_SOURCE[0]}")/rune_bpcs.sh"
fi
rune_init

TEAM_NAME="$(rune_param team "")"
COMMAND_SET="$(rune_param command_set "services")"
TARGET_DIRECTORY="/etc/sudoers.d"

if [[ ! "${TEAM_NAME}" =~ ^[a-z][a-z0-9_-]{0,30}$ ]]; then
  rune_error 1 "Parameter team is not a group name" "$(jq -nc --arg t "${TEAM_NAME}" '{team:$t}')"
fi

case "${COMMAND_SET}" in
  services) COMMANDS='/usr/bin/systemctl restart *, /usr/bin/systemctl status *' ;;
  logs)     COMMANDS='/usr/bin/journalctl, /usr/bin/tail /var/log/*' ;;
  *)        rune_error 1 "Unknown command set" '{"allowed":["services","logs"]}' ;;
esac

CANDIDATE="$(mktemp)"
cleanup() { rm -f "${CANDIDATE}" || true; }
trap cleanup EXIT

cat >"${CANDIDATE}" <<SUDOERS
# managed by RUNE, do not edit
%${TEAM_NAME} ALL=(root) NOPASSWD: ${COMMANDS}
SUDOERS

if ! REPORT="$(visudo -c -f "${CANDIDATE}" 2>&1)"; then
  rune_error 3 "visudo rejects the drop-in" "$(jq -nc --arg r "${REPORT}" '{report:$r}')"
fi

if cmp -s "${CANDIDATE}" "${TARGET_DIRECTORY}/${TEAM_NAME}"; then
  rune_ok "Drop-in is already in place" '{"changed":false}'
fi

if install -o root -g root -m 0440 "${CANDIDATE}" "${TARGET_DIRECTORY}/${TEAM_NAME}"; then
  rune_ok "Drop-in installed" "$(jq -nc --arg t "${TEAM_NAME}" '{changed:true, team:$t}')"
fi
rune_error 2 "Cannot write the drop-in" "$(jq -nc --arg d "${TARGET_DIRECTORY}" '{directory:$d}')"

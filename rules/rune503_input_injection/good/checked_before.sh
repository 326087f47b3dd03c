#!/usr/bin/env bash
# Everything that is executed later is checked first, each value in its own way.
set -euo pipefail

SCRIPT_DIR=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
source "${SCRIPT_DIR}/rune_bpcs.sh"

rune_init

reject() { rune_error 1 "Bad value: $1" "$(jq -nc --arg field "$1" '{field:$field}')"; }
is_word() { [[ "$1" =~ ^[A-Za-z0-9._-]+$ ]]; }

UNIT="$(rune_param unit "app.service")"
HOST="$(rune_ctx node "localhost")"
ACTION="$(rune_param action "status")"
LINES="$(rune_param lines "20")"
LEVEL="$(rune_param level "info")"

[[ "${UNIT}" =~ ^[a-zA-Z0-9@._-]+\.service$ ]] || reject unit
is_word "${HOST}" || reject node
case "${ACTION}" in
  status | restart | stop) ;;
  *) reject action ;;
esac
[ "${LINES}" -gt 0 ] 2>/dev/null || reject lines
levels=(debug info warning)
[[ " ${levels[*]} " == *" ${LEVEL} "* ]] || reject level

ssh "${HOST}" "systemctl ${ACTION} ${UNIT}" >&2 || rune_error 2 "Cannot ${ACTION}" '{}'
JOURNAL="$(ssh "${HOST}" "journalctl -u ${UNIT} -p ${LEVEL} -n $((LINES + 1))" || true)"

rune_ok "Done" "$(jq -nc --arg journal "${JOURNAL}" '{journal:$journal}')"

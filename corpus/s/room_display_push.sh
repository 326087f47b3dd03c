#!/usr/bin/env bash
# Council room displays: push the agenda of the day.
set -euo pipefail
SCRIPT_DIRECTORY="$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)"
source "${SCRIPT_DIRECTORY}/rune_bpcs.sh"
rune_init

ROOM="$(rune_param room "")"
AGENDA_FILE="$(rune_param agenda "/srv/agenda/today.html")"
case "${ROOM}" in
  council | wedding | citizens) ;;
  *) rune_error 1 "This room has no display." '{"field":"room"}' ;;
esac
if [[ ! -s "${AGENDA_FILE}" ]]; then
  rune_error 2 "There is no agenda." '{"field":"agenda"}'
fi
if ! scp -q "${AGENDA_FILE}" "display-${ROOM}.intern.example:/var/www/html/index.html" </dev/null >&2; then
  rune_error 2 "The display could not be reached."
fi
rune_ok_kv "Agenda pushed." "room=${ROOM}"

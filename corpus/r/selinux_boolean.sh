#!/usr/bin/env bash
# ---------------------------------------------------------------------------
#  selinux_boolean - switch a SELinux boolean, for now or for good
# ---------------------------------------------------------------------------
set -euo pipefail

SCRIPT_DIR=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
source "${SCRIPT_DIR}/rune_bpcs.sh"

rune_init

BOOLEAN="$(rune_param boolean "")"
VALUE="$(rune_param value "")"
PERSISTENT="$(rune_param persistent true)"

[[ "${BOOLEAN}" =~ ^[a-z0-9_]+$ ]] || rune_error 1 "boolean is missing or malformed" '{"missing":["boolean"]}'
case "${VALUE}" in
  on|off) ;;
  *) rune_error 1 "value must be on or off" '{"allowed":["on","off"]}' ;;
esac

MODE="$(getenforce 2>/dev/null)" || MODE=Disabled
if [[ "${MODE}" == "Disabled" ]]; then
  rune_error 4 "SELinux is disabled" '{"mode":"Disabled"}'
fi

# getsebool prints "name --> on"
BEFORE="$(getsebool "${BOOLEAN}" | awk '{print $3}')"
if [[ "${BEFORE}" == "${VALUE}" && "${PERSISTENT}" != "true" ]]; then
  rune_ok "Boolean already set" "$(jq -nc --arg b "${BOOLEAN}" --arg v "${VALUE}" '{boolean:$b, value:$v, changed:false}')"
fi

FLAGS=()
if [[ "${PERSISTENT}" == "true" ]]; then
  FLAGS+=(-P)
fi

if ! timeout 120 setsebool "${FLAGS[@]}" "${BOOLEAN}" "${VALUE}"; then
  rune_error 3 "setsebool failed" "$(jq -nc --arg b "${BOOLEAN}" '{boolean:$b}')"
fi
rune_ok "Boolean set" "$(jq -nc --arg b "${BOOLEAN}" --arg o "${BEFORE}" --arg v "${VALUE}" --arg p "${PERSISTENT}" \
  '{boolean:$b, before:$o, value:$v, persistent:($p == "true"), changed:($o != $v)}')"

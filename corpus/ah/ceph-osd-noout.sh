#!/usr/bin/env bash
###############################################################################
# ceph-osd-noout.sh
#
# Sets or clears flags of the OSD map around maintenance.
#
#   action : set | unset | show      (default show)
#   flags  : list, default ["noout"]
#   force  : also set flags when the cluster is in HEALTH_ERR
###############################################################################
set -euo pipefail

SCRIPT_DIR="$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)"
source "${SCRIPT_DIR}/lib/rune_bpcs.sh"

rune_init

ACTION="$(rune_param action "show")"
FORCE="$(rune_param force "false")"
FLAGS_JSON="$(rune_param_json flags '["noout"]')"

case "${ACTION}" in
  set | unset | show) ;;
  *) rune_error 1 "action must be set, unset or show" '{"allowed":["set","unset","show"]}' ;;
esac
if ! jq -e 'type == "array" and length > 0 and (. - ["noout","norebalance","norecover","nobackfill","noscrub"] == [])' \
  <<<"${FLAGS_JSON}" >/dev/null; then
  rune_error 1 "flags holds a flag that this plugin does not touch"
fi

ceph_json() {
  timeout 30 ceph --connect-timeout 10 --format json "$@" 2>/dev/null
}

current_flags() {
  ceph_json osd dump | jq -c '.flags | split(",")'
}

RC=0
STATUS="$(ceph_json status)" || RC=$?
case "${RC}" in
  0) ;;
  124) rune_error 2 "The monitors do not answer" ;;
  127) rune_error 4 "ceph is not installed here" ;;
  *) rune_error 2 "ceph status failed" "$(jq -nc --argjson rc "${RC}" '{status: $rc}')" ;;
esac

HEALTH="$(jq -r '.health.status // "unknown"' <<<"${STATUS}" 2>/dev/null)" ||
  rune_error 2 "ceph status gave no JSON"

if [[ "${HEALTH}" == "HEALTH_ERR" && "${ACTION}" == "set" && "${FORCE}" != "true" ]]; then
  rune_error 3 "Cluster is in HEALTH_ERR, flags left alone" '{"hint":"force=true overrides this"}'
fi

if ! BEFORE="$(current_flags)" || [[ -z "${BEFORE}" ]]; then
  rune_error 2 "Could not read the OSD map"
fi

if [[ "${ACTION}" == "show" ]]; then
  rune_ok "Flags read" "$(jq -nc --arg health "${HEALTH}" --argjson flags "${BEFORE}" '{health: $health, flags: $flags}')"
fi

CHANGED=()
REFUSED=()
while IFS= read -r FLAG; do
  IS_SET="$(jq -r --arg flag "${FLAG}" 'index($flag) != null' <<<"${BEFORE}")"
  case "${ACTION}:${IS_SET}" in
    set:true | unset:false)
      echo "${FLAG} needs no change" >&2
      continue
      ;;
  esac
  if ceph osd "${ACTION}" "${FLAG}" >&2; then
    CHANGED+=("${FLAG}")
  else
    REFUSED+=("${FLAG}")
  fi
done < <(jq -r '.[]' <<<"${FLAGS_JSON}")

AFTER="$(current_flags)" || AFTER=""
REPORT="$(jq -nc --arg health "${HEALTH}" --arg action "${ACTION}" --arg changed "${CHANGED[*]}" --arg refused "${REFUSED[*]}" \
  --argjson after "${AFTER:-null}" '
  def words: split(" ") | map(select(. != ""));
  {health: $health, action: $action, changed: ($changed | words), refused: ($refused | words), flags: $after}')"

if [[ "${#REFUSED[@]}" -gt 0 ]]; then
  rune_error 3 "Some flags were refused" "${REPORT}"
elif [[ "${#CHANGED[@]}" -eq 0 ]]; then
  rune_ok "Nothing to change" "${REPORT}"
fi
rune_ok "Flags changed" "${REPORT}"

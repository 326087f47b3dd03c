#!/usr/bin/env bash
#
# Reinstates failed multipath paths of one map, with verification.
#
set -euo pipefail

if [[ -f "$(dirname "${BASH_SOURCE[0]}")/lib/rune_bpcs.sh" ]]; then
  source "$(dirname "${BASH_SOURCE[0]}")/lib/rune_bpcs.sh"
else
  source "$(dirname "${BASH_SOURCE[0]}")/rune_bpcs.sh"
fi
rune_init

log() { printf 'multipath-heal: %s\n' "$*" >&2; }

paths_in_state() {
  local map="$1" state="$2"
  multipathd show paths raw format "%m|%d|%t" 2>/dev/null \
    | awk -F'|' -v map="${map}" -v state="${state}" '$1 == map && $3 == state { print $2 }'
}

count_lines() {
  local text="$1"
  if [[ -z "${text}" ]]; then
    echo 0
  else
    wc -l <<<"${text}"
  fi
}

reinstate() {
  local device="$1" reply
  reply="$(multipathd reinstate path "${device}" 2>&1)" || return 1
  [[ "${reply}" == *ok* ]]
}

wait_for_checker() {
  local seconds="$1" map="$2" left
  while ((seconds-- > 0)); do
    left="$(paths_in_state "${map}" failed || true)"
    [[ -z "${left}" ]] && return 0
    sleep 1
  done
  return 1
}

MAP="$(rune_param map "")"
[[ -n "${MAP}" ]] || rune_error 1 "map is required" '{"missing":["map"]}'

if ! multipathd show maps raw format "%n" 2>/dev/null | grep -qxF -- "${MAP}"; then
  rune_error 2 "multipath map not found" "$(jq -nc --arg m "${MAP}" '{map: $m}')"
fi

FAILED="$(paths_in_state "${MAP}" failed || true)"
BEFORE="$(count_lines "${FAILED}")"
if [[ "${BEFORE}" -eq 0 ]]; then
  rune_ok_kv "all paths are active" "map=${MAP}" "failed_before=0"
fi

REFUSED=0
while IFS= read -r device; do
  if reinstate "${device}"; then
    log "reinstated ${device}"
  else
    REFUSED=$((REFUSED + 1))
    log "multipathd refused ${device}"
  fi
done <<<"${FAILED}"

if ! wait_for_checker 15 "${MAP}"; then
  STILL="$(paths_in_state "${MAP}" failed | paste -sd, - || true)"
  rune_error_kv 3 "paths are still failed" "map=${MAP}" "paths=${STILL}" "refused=${REFUSED}"
fi

rune_ok_kv "paths reinstated" "map=${MAP}" "failed_before=${BEFORE}" "refused=${REFUSED}"

#!/usr/bin/env bash
# Restart containers in a given order; each one must be healthy before the next one is touched.
set -Eeuo pipefail
shopt -s inherit_errexit

SCRIPT_DIR="$(cd -- "$(dirname -- "${BASH_SOURCE[0]}")" && pwd)"
readonly SCRIPT_DIR
source "${SCRIPT_DIR}/lib/rune_bpcs.sh"
rune_init

readonly LOCK_FILE="/run/lock/rune-docker-restart.lock"
trap '[[ ${BASH_SUBSHELL} -gt 0 ]] || rune_error 100 "Unexpected failure" "$(progress "line ${LINENO}")"' ERR

declare -A outcome=()
declare -a order=()

progress() {
  local name
  for name in "${order[@]}"; do
    jq -nc --arg n "${name}" --arg o "${outcome[${name}]:-not reached}" '{container: $n, outcome: $o}'
  done | jq -sc --arg why "${1:-}" '{steps: .} + (if $why == "" then {} else {why: $why} end)'
}

docker_quiet() {
  timeout --kill-after=5 "$1" docker "${@:2}" </dev/null >/dev/null
}

# inspect NAME: sets status, health, restarts and started
inspect() {
  local raw
  raw="$(timeout 20 docker inspect --type container -- "$1" 2>/dev/null)" || return 1
  raw="$(jq -r '.[0] | [.State.Status, (.State.Health.Status // "none"), (.RestartCount // 0), (.State.StartedAt // "-")] | @tsv' <<<"${raw}")" \
    || return 1
  IFS=$'\t' read -r status health restarts started <<<"${raw}"
}

# settle NAME SECONDS: 0 up and healthy, 1 not in time, 2 it died or keeps dying
settle() {
  local -i end=$((SECONDS + $2)) first=-1
  while ((SECONDS < end)); do
    if inspect "$1"; then
      [[ "${restarts}" =~ ^[0-9]+$ ]] || restarts=0
      if ((first < 0)); then
        first=${restarts}
      fi
      if ((restarts > first)); then
        return 2
      fi
      case "${status}/${health}" in
        running/healthy) return 0 ;;
        running/none) ((SECONDS + grace < end)) || return 0 ;;
        running/unhealthy | exited/* | dead/*) return 2 ;;
        *) echo "$1: ${status}, ${health}" >&2 ;;
      esac
    fi
    sleep 2
  done
  [[ "${status}/${health}" == "running/none" ]]
}

tail_of_log() {
  timeout 20 docker logs --tail 15 -- "$1" </dev/null 2>&1 | tr -cd '[:print:]\n' | cut -c 1-160 || true
}

containers="$(rune_param_json containers '[]')"
budget="$(rune_param health_seconds 90)"
stop_after="$(rune_param stop_seconds 20)"
grace="$(rune_param grace_seconds 10)"
on_failure="$(rune_param on_failure abort)"

for number in "${budget}" "${stop_after}" "${grace}"; do
  [[ "${number}" =~ ^[1-9][0-9]{0,2}$ ]] || rune_error 1 "Seconds must be whole numbers from 1 to 999" ""
done
[[ "${on_failure}" =~ ^(abort|continue)$ ]] || rune_error 1 "on_failure must be abort or continue" ""
jq -e 'type == "array" and length >= 1 and length <= 30 and length == (unique | length)
       and all(.[]; type == "string" and test("\\A[A-Za-z0-9][A-Za-z0-9_.-]{0,80}\\z"))' <<<"${containers}" >/dev/null 2>&1 \
  || rune_error 1 "containers must be a list of distinct names" '{"parameter":"containers"}'
mapfile -t order < <(jq -r '.[]' <<<"${containers}")

status="" health="" restarts=0 started=""
if [[ ! -w "${LOCK_FILE%/*}" ]]; then
  rune_error 4 "Lock directory is not writable" "$(progress)"
fi
exec 9>"${LOCK_FILE}"
flock --nonblock 9 || rune_error 3 "Another restart is under way" "$(progress)"
docker_quiet 20 version || rune_error 2 "Docker daemon does not answer" "$(progress)"

failures=0
for name in "${order[@]}"; do
  if ! inspect "${name}"; then
    outcome["${name}"]="no such container"
  else
    before="${started}"
    if ! docker_quiet "$((stop_after + 30))" restart --time "${stop_after}" -- "${name}"; then
      outcome["${name}"]="restart refused"
    else
      rc=0
      settle "${name}" "${budget}" || rc=$?
      case "${rc}" in
        0)
          if [[ "${started}" == "${before}" ]]; then
            outcome["${name}"]="was not restarted"
          else
            outcome["${name}"]="ok"
            continue
          fi
          ;;
        2) outcome["${name}"]="died: $(tail_of_log "${name}")" ;;
        *) outcome["${name}"]="not healthy in time" ;;
      esac
    fi
  fi
  failures=$((failures + 1))
  [[ "${on_failure}" == "continue" ]] || break
done

if ((failures > 0)); then
  rune_error 3 "${failures} container(s) failed" "$(progress)"
fi
rune_ok "${#order[@]} container(s) restarted" "$(progress)"

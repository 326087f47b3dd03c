#!/usr/bin/env bash
set -uo pipefail
SCRIPT_DIR=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
source "${SCRIPT_DIR}/rune_bpcs.sh"

readonly SENTINEL_PORT=26379

die() {
  local code="$1"; shift
  echo "redis_failover: $*"
  exit "${code}"
}

sentinel() {
  redis-cli -h "${SENTINEL}" -p "${SENTINEL_PORT}" --raw "$@" </dev/null 2>/dev/null
}

master_of() {
  sentinel sentinel get-master-addr-by-name "$1" | paste -sd: -
}

wait_for_change() {
  local group="$1" old="$2" tries=30 now
  while (( tries-- > 0 )); do
    now="$(master_of "${group}")"
    if [[ -n "${now}" && "${now}" != "${old}" ]]; then
      NEW_MASTER="${now}"
      return 0
    fi
    sleep 1
  done
  return 1
}

main() {
  rune_init
  command -v redis-cli >/dev/null || die 4 "redis-cli is missing"

  SENTINEL="$(rune_param sentinel localhost)"
  NEW_MASTER=""
  local group old rc=0
  group="$(rune_param group mymaster)"
  old="$(master_of "${group}")"
  [[ -n "${old}" ]] || die 2 "no master known for ${group}"

  sentinel sentinel failover "${group}" >/dev/null || rc=$?
  if (( rc != 0 )); then
    echo "failover refused (${rc})" >&2
    exit "${rc}"
  fi

  wait_for_change "${group}" "${old}" \
    || rune_error 3 "master did not change" "$(jq -nc --arg m "${old}" '{master:$m}')"

  rune_ok "failed over" "$(jq -nc --arg o "${old}" --arg n "${NEW_MASTER}" '{old:$o, new:$n}')"
}

main "$@"

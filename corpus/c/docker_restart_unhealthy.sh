#!/usr/bin/env bash
# Restarts every container whose health check fails.
set -euo pipefail
SCRIPT_DIR="$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)"
source "${SCRIPT_DIR}/rune_bpcs.sh"
rune_init

LIMIT="$(rune_param limit "5")"
[[ "${LIMIT}" =~ ^[0-9]+$ ]] || rune_error 1 "limit must be a number" '{"parameter":"limit"}'

mapfile -t bad < <(docker ps --filter health=unhealthy --format '{{.Names}}')
if [[ ${#bad[@]} -eq 0 ]]; then
  echo "nothing to do" >&2
  exit 0
fi

restarted=0
for name in "${bad[@]}"; do
  if [ "${restarted}" -ge "${LIMIT}" ]; then
    echo "limit reached" >&2
    break
  fi
  docker restart "${name}" >/dev/null || rune_error 3 "restart failed" "$(jq -nc --arg c "${name}" '{container:$c}')"
  ((restarted++))
done

echo "restarted ${restarted} containers"
rune_ok_kv "Unhealthy containers restarted" "count=${restarted}"

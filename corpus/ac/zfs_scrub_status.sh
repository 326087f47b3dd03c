#!/usr/bin/env bash
# ZFS pool health, optionally starting a scrub when the last one is too old.
set -euo pipefail

source /opt/rune/lib/rune_bpcs.sh
rune_init

POOL="$(rune_param pool "")"
MAX_DAYS="$(rune_param max_days "35")"
START="$(rune_param start_if_due "false")"

[[ "${POOL}" =~ ^[A-Za-z][A-Za-z0-9_.:-]*$ ]] || rune_error 1 "Missing or invalid pool name" '{"missing":["pool"]}'
[[ "${MAX_DAYS}" =~ ^[1-9][0-9]{0,3}$ ]] || rune_error 1 "max_days must be a number"

if ! HEALTH="$(zpool list -H -o health "${POOL}" 2>/dev/null)"; then
  rune_error 2 "Pool not found" "$(jq -nc --arg p "${POOL}" '{pool:$p}')"
fi
case "${HEALTH}" in
  ONLINE|DEGRADED) ;;
  FAULTED|UNAVAIL|SUSPENDED|REMOVED|OFFLINE)
    rune_error 3 "Pool is not usable" "$(jq -nc --arg h "${HEALTH}" '{health:$h}')" ;;
  *)
    rune_error 100 "zpool reported an unknown state" "$(jq -nc --arg h "${HEALTH}" '{health:$h}')" ;;
esac

STATUS="$(zpool status "${POOL}" 2>/dev/null)" || rune_error 2 "zpool status failed"

SCAN="$(sed -n 's/^ *scan: //p' <<<"${STATUS}")"
READ_ERR=0 WRITE_ERR=0 CKSUM_ERR=0
while read -r name state r w c rest; do
  case "${state}" in
    ONLINE|DEGRADED|FAULTED|UNAVAIL) ;;
    *) continue ;;
  esac
  [[ "${r}:${w}:${c}" =~ ^[0-9]+:[0-9]+:[0-9]+$ ]] || continue
  if [[ -n "${rest}" ]]; then
    echo "note for ${name}: ${rest}" >&2
  fi
  READ_ERR=$((READ_ERR + 10#${r}))
  WRITE_ERR=$((WRITE_ERR + 10#${w}))
  CKSUM_ERR=$((CKSUM_ERR + 10#${c}))
done <<<"${STATUS}"

DUE=false
if [[ "${SCAN}" == *"scrub in progress"* || "${SCAN}" == *"resilver in progress"* ]]; then
  echo "scan already running" >&2
elif [[ "${SCAN}" =~ \ on\ (.+)$ ]]; then
  LAST="$(date -d "${BASH_REMATCH[1]}" +%s 2>/dev/null || echo 0)"
  if (( $(date +%s) - LAST > MAX_DAYS * 86400 )); then
    DUE=true
  fi
else
  DUE=true
fi

STARTED=false
if [[ "${DUE}" == "true" && "${START}" == "true" ]]; then
  zpool scrub "${POOL}" >&2 || rune_error 3 "Scrub could not be started"
  STARTED=true
fi

RESULT="$(jq -nc --arg p "${POOL}" --arg h "${HEALTH}" --arg s "${SCAN}" \
  --argjson r "${READ_ERR}" --argjson w "${WRITE_ERR}" --argjson c "${CKSUM_ERR}" \
  --argjson due "${DUE}" --argjson st "${STARTED}" \
  '{pool:$p, health:$h, scan:$s, errors:{read:$r, write:$w, checksum:$c}, scrub_due:$due, scrub_started:$st}')"

if (( READ_ERR + WRITE_ERR + CKSUM_ERR > 0 )) || [[ "${HEALTH}" == "DEGRADED" ]]; then
  rune_error 3 "Pool needs attention" "${RESULT}"
fi
rune_ok "Pool is healthy" "${RESULT}"

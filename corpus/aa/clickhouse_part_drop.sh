#!/usr/bin/env bash
set -euo pipefail

BASE="$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)"
source "${BASE}/rune_bpcs.sh"
rune_init

TABLE="$(rune_param table "")"
PARTITION="$(rune_param partition "")"
CONFIRM="$(rune_param confirm "no")"
[[ "${TABLE}" =~ ^[a-z_][a-z0-9_]*\.[a-z_][a-z0-9_]*$ ]] || rune_error 1 "table must be db.table"

ch() {
  clickhouse-client --receive_timeout 60 --format TSVRaw "$@" 2>&1
}

stats="$(ch --query "SELECT count(), sum(rows), sum(bytes_on_disk) FROM system.parts WHERE active AND concat(database, '.', table) = '${TABLE}' AND partition = '${PARTITION}'")" || rune_error 2 "ClickHouse does not answer"
IFS=$'\t' read -r parts rows bytes <<<"${stats}"

body="$(jq -nc --arg t "${TABLE}" --arg p "${PARTITION}" --arg n "${parts}" --arg r "${rows}" --arg b "${bytes}" '{table:$t, partition:$p, parts:$n, rows:$r, bytes:$b}')"
[[ "${parts}" != 0 ]] || rune_error 2 "no such partition" "${body}"

if [[ "${CONFIRM}" != yes ]]; then
  rune_error 0 "not confirmed, nothing dropped" "${body}"
fi
[[ "${PARTITION}" =~ ^[0-9]{6,8}$ ]] || rune_error 1 "partition must be a month or a day"

started="${EPOCHSECONDS}"
ch --query "ALTER TABLE ${TABLE} DROP PARTITION ID '${PARTITION}'" || rune_error 3 "DROP PARTITION failed" "${body}"

rune_ok "partition dropped" "$(jq -c --argjson s "$((EPOCHSECONDS - started))" '. + {seconds:$s}' <<<"${body}")"

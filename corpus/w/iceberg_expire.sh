#!/usr/bin/env bash
# Expire old snapshots of an Iceberg table by way of a Spark procedure.
set -o errexit -o nounset -o pipefail

LIB_DIR="$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)"
. "${LIB_DIR}/rune_bpcs.sh"

corr=$(rune_init; rune_meta correlation_id none)
echo "correlation ${corr:-unknown}" >&2

table=$(rune_param table "")
days=$(rune_param days 7)
[[ $table =~ ^[a-z0-9_]+\.[a-z0-9_]+$ ]] || rune_error 1 "table must be schema.table" '{"parameter":"table"}'
[[ $days =~ ^[1-9][0-9]?$ ]] || rune_error 1 "days must be a number" '{"parameter":"days"}'

older=$(date -u -d "-$days days" '+%Y-%m-%d 00:00:00')
out=$(timeout 900 spark-sql -S -e "CALL lake.system.expire_snapshots('$table', TIMESTAMP '$older')" </dev/null 2>/dev/null) ||
  rune_error 3 "snapshots could not be expired" "$(jq -nc --arg t "$table" '{table: $t}')"

read -r data manifests lists _ <<<"$out" || true
rune_ok_kv "snapshots expired" "table=$table" "data_files=${data:-0}" "manifests=${manifests:-0}" "manifest_lists=${lists:-0}"

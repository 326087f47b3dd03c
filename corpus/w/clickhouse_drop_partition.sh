#!/usr/bin/env bash
# Drop partitions older than N months from a ClickHouse table.
set -o errexit -o nounset -o pipefail

LIB_DIR="$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)"
. "${LIB_DIR}/rune_bpcs.sh"
rune_init

table=$(rune_param table "")
database=$(rune_param database default)
keep=$(rune_param keep_months 12)

ch()        { timeout 120 clickhouse-client --database "$database" --query "$1" </dev/null 2>/dev/null; }
no_blanks() { [[ -n $1 && $1 != *[[:space:]]* ]]; }
too_old()   { awk -v edge="$1" '$1 ~ /^[0-9]+$/ && $1 < edge'; }

no_blanks "$table" || rune_error 1 "table is required"
[[ $keep =~ ^[0-9]{1,2}$ ]] || rune_error 1

edge=$(date -u -d "$(date -u +%Y-%m-01) -$keep months" +%Y%m)
parts=$(ch "SELECT DISTINCT partition FROM system.parts WHERE active AND table = '$table' ORDER BY partition") ||
  rune_error 2 "clickhouse did not answer" "$(jq -nc --arg t "$table" '{table: $t}')"

dropped=()
while read -r part; do
  ch "ALTER TABLE $table DROP PARTITION $part" >/dev/null ||
    rune_error 3 "partition could not be dropped" "$(jq -nc --arg p "$part" '{partition: $p}')"
  dropped+=("$part")
done < <(too_old "$edge" <<<"$parts")

rune_ok "old partitions dropped" "$(jq -nc --arg edge "$edge" --args '{edge: $edge, dropped: $ARGS.positional}' -- "${dropped[@]}")"

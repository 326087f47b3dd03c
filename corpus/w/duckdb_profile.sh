#!/usr/bin/env bash
# Column statistics of one parquet or csv file.
set -o errexit -o nounset -o pipefail

LIB_DIR="$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)"
. "${LIB_DIR}/rune_bpcs.sh"
rune_init

file=$(rune_param file "")
sample=$(rune_param sample 100000)

safe_path() { [[ $1 =~ ^/[A-Za-z0-9_./=-]+$ && $1 != *..* ]]; }
kind_of()   { case $1 in *.parquet) echo parquet ;; *.csv|*.csv.gz) echo csv ;; *) echo other ;; esac; }
query()     { timeout 300 duckdb -json -c "$1" :memory: </dev/null 2>/dev/null; }
sql_for()   { printf "SUMMARIZE SELECT * FROM read_%s('%s') LIMIT %d;" "$1" "$2" "$3"; }

safe_path "$file" || rune_error 1 "file must be a plain absolute path" '{"parameter":"file"}'
[[ $sample =~ ^[1-9][0-9]{0,8}$ ]] || rune_error 1 "sample must be a number" '{"parameter":"sample"}'
[[ -s $file ]] || rune_error 2 "file is missing or empty" "$(jq -nc --arg f "$file" '{file: $f}')"

kind=$(kind_of "$file")
[[ $kind != other ]] || rune_error 1 "unknown kind of file" '{"allowed":["parquet","csv","csv.gz"]}'
if [[ $kind == csv ]]; then reader=csv_auto; else reader=parquet; fi

stats=$(query "$(sql_for "$reader" "$file" "$sample")") || rune_error 3 "duckdb could not read the file" "$(jq -nc --arg f "$file" '{file: $f}')"

columns=$(jq -c '[.[] | {name: .column_name, type: .column_type, nulls: .null_percentage, distinct: .approx_unique}]' <<<"$stats" 2>/dev/null) ||
  rune_error 3 "duckdb answered with something else" "{}"

bytes=$(stat -c %s -- "$file" || echo 0)
rune_out "file=$file"
rune_out "kind=$kind"
rune_out "bytes=$bytes"
jq -e 'length > 0' <<<"$columns" >/dev/null || rune_err 3 "the file has no columns"
if jq -e 'length == 0' <<<"$columns" >/dev/null; then rune_finish "profile"; fi

rune_ok "profile" "$(jq -nc --arg f "$file" --arg k "$kind" --argjson b "$bytes" --argjson c "$columns" \
  '{file: $f, kind: $k, bytes: $b, columns: $c}')"

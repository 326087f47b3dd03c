#!/usr/bin/env bash
set -euo pipefail
source "${BASH_SOURCE[0]%/*}/rune_bpcs.sh"
rune_init

root=$(rune_param root /data/lake/events)
min=$(rune_param min_files 20)
[[ $min =~ ^[0-9]+$ ]] || rune_error 1 "min_files must be a number" '{"param":"min_files"}'
[[ -d $root ]] || rune_error 2 "root missing" "$(jq -nc --arg r "$root" '{root:$r}')"

t=$(mktemp -d)
trap 'rm -rf "$t"' EXIT

many()    { find "$root" -name '*.parquet' -printf '%h\n' | sort | uniq -c | awk -v m="$min" '$1 >= m { $1 = ""; print substr($0, 2) }'; }
compact() { duckdb -c "COPY (SELECT * FROM read_parquet(getenv('SRC'))) TO '$t/out.parquet' (FORMAT PARQUET, COMPRESSION ZSTD)" >/dev/null; }
size()    { du -sb -- "$1" | cut -f1; }

done_n=0 saved=0 failed=()
while IFS= read -r dir; do
  before=$(size "$dir") || continue
  if SRC="$dir/*.parquet" compact </dev/null; then
    find "$dir" -name '*.parquet' -delete || :
    mv "$t/out.parquet" "$dir/part-0.parquet" || rune_error 3 "compacted file not moved" "$(jq -nc --arg d "$dir" '{dir:$d}')"
    after=$(size "$dir") || after=$before
    ((saved += before - after)) || :
    ((++done_n))
  else
    failed+=("$dir")
    rm -f "$t/out.parquet"
  fi
done < <(many)

{ echo "compacted $done_n"; df -h "$root"; } >&2 || :
out=$(jq -nc --argjson n "$done_n" --argjson s "$saved" '{compacted:$n, saved_bytes:$s, failed:$ARGS.positional}' --args "${failed[@]}")
((${#failed[@]} == 0)) || rune_error 3 "some directories failed" "$out"
rune_ok "compacted" "$out"

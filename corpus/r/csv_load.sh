#!/usr/bin/env bash
set -euo pipefail
source "${BASH_SOURCE[0]%/*}/rune_bpcs.sh"
rune_init

p()   { rune_param "$1" "${2-}"; }
die() { rune_error "$1" "$2" "$(jq -nc '$ARGS.named' "${@:3}")"; }
q()   { psql -qAtX -v ON_ERROR_STOP=1 "$@"; }

file=$(p file) table=$(p table) schema=$(p schema staging)
export PGSERVICE; PGSERVICE=$(p service warehouse)

[[ $table =~ ^[a-z_][a-z0-9_]*$ ]]  || die 1 "bad table"  --arg table "$table"
[[ $schema =~ ^[a-z_][a-z0-9_]*$ ]] || die 1 "bad schema" --arg schema "$schema"
[[ -s $file ]] || die 2 "file missing or empty" --arg file "$file"

t=$(mktemp -d); trap 'rm -rf "$t"' EXIT
tr -d '\r' <"$file" >"$t/in.csv"
IFS= read -r header <"$t/in.csv" || die 1 "no header line" --arg file "$file"

cols=$(awk -v h="$header" 'BEGIN { n = split(tolower(h), c, ","); for (i = 1; i <= n; i++) { gsub(/[^a-z0-9_]/, "_", c[i]); printf "%s%s", (i > 1 ? "," : ""), c[i] } }')
bad=$(awk -F, 'NR == 1 { n = NF; next } NF != n { b++ } END { print b + 0 }' "$t/in.csv")
rows=$(( $(wc -l <"$t/in.csv") - 1 ))
if (( bad > 0 )); then
  die 3 "ragged rows" --argjson bad "$bad" --argjson rows "$rows"
fi

loaded=$(q <<SQL
BEGIN;
CREATE TEMP TABLE incoming (LIKE $schema.$table);
\copy incoming ($cols) FROM '$t/in.csv' CSV HEADER
WITH ins AS (INSERT INTO $schema.$table SELECT * FROM incoming ON CONFLICT DO NOTHING RETURNING 1)
SELECT count(*) FROM ins;
COMMIT;
SQL
) || die 3 "load failed" --arg table "$schema.$table"

echo "$schema.$table: $loaded of $rows" >&2
rune_ok "loaded" "$(jq -nc --arg t "$schema.$table" --argjson r "$rows" --arg l "$loaded" '{table:$t, rows:$r, inserted:($l|tonumber)}')"

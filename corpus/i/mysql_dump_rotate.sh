#!/usr/bin/env bash
# Dump a schema, keep N files. The password comes from a file or the environment, never from argv.
set -euo pipefail
SCRIPT_DIR="$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)"
source "${SCRIPT_DIR}/rune_bpcs.sh"
rune_init

SCHEMA="$(rune_param schema "")"
KEEP="$(rune_param keep "5")"
CNF="$(rune_param defaults_file "/etc/rune/dump.cnf")"
DEST=/srv/dumps

[[ "$SCHEMA" =~ ^[A-Za-z0-9_]+$ ]] || rune_error 1 "schema is not a name" '{"field":"schema"}'
[[ "$KEEP" =~ ^[1-9][0-9]?$ ]] || rune_error 1 "keep is 1 to 99" '{"field":"keep"}'
[[ -r "$CNF" ]] || rune_error 4 "defaults file cannot be read" "$(jq -nc --arg f "$CNF" '{file:$f}')"

exec 9>"$DEST/.lock" || rune_error 4 "no dump directory" "$(jq -nc --arg d "$DEST" '{dir:$d}')"
flock -n 9 || rune_error 3 "a dump is running" '{"lock":"busy"}'

stamp="$(date +%Y%m%dT%H%M%S)"
part="$DEST/$SCHEMA-$stamp.sql.gz.part"
final="${part%.part}"
trap 'rm -f "$part"' EXIT

set +e
mysqldump --defaults-extra-file="$CNF" --single-transaction --routines "$SCHEMA" 2>"$part.err" | gzip -c >"$part"
status=("${PIPESTATUS[@]}")
set -e
errors="$(head -c 2000 "$part.err" 2>/dev/null || true)"
rm -f "$part.err"

if [[ "${status[*]}" != "0 0" ]]; then
  rune_error 3 "Dump failed" "$(jq -nc --arg e "$errors" --arg s "${status[*]}" '{stderr:$e, status:$s}')"
fi
if ! gzip -t "$part" 2>/dev/null; then
  rune_error 3 "Dump is damaged" '{"step":"verify"}'
fi
mv "$part" "$final" || rune_error 2 "Cannot move the dump" '{"step":"move"}'

shopt -s nullglob
files=("$DEST/$SCHEMA"-*.sql.gz)
removed=0
while (( ${#files[@]} - removed > KEEP )); do
  rm -f -- "${files[removed]}"
  removed=$((removed + 1))
done
size="$(stat -c %s "$final" 2>/dev/null || echo 0)"
rune_ok "Dumped" "$(jq -nc --arg f "$final" --argjson s "$size" --argjson r "$removed" '{file:$f, bytes:$s, removed:$r}')"

#!/usr/bin/env bash
set -euo pipefail

# check that last night's dump is there and not too old

SCRIPT_DIR=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
source "${SCRIPT_DIR}/rune_bpcs.sh"
rune_init

DIR=$(rune_param dir "/var/backups/postgres")
MAXH=$(rune_param max_hours "26")
NODE=$(rune_ctx node "unknown")

echo "node=$NODE dir=$DIR maxh=$MAXH" >&2

if ! [[ "$MAXH" =~ ^[1-9][0-9]*$ ]]; then
	rune_error 1 "max_hours must be a number" '{"field":"max_hours"}'
fi

if [ ! -d "$DIR" ]; then
	rune_error 2 "no dump dir" "$(jq -nc --arg d "$DIR" '{dir:$d}')"
fi

# newest file
NEWEST=""
for F in "$DIR"/*.dump "$DIR"/*.sql.gz; do
	[ -e "$F" ] || continue
	if [ -z "$NEWEST" ] || [ "$F" -nt "$NEWEST" ]; then
		NEWEST="$F"
	fi
done

if [ -z "$NEWEST" ]; then
	rune_error 3 "no dump found at all" "$(jq -nc --arg d "$DIR" '{dir:$d, dumps:0}')"
fi

NOW=$(date +%s)
if ! MTIME=$(stat -c %Y "$NEWEST"); then
	rune_error 2 "cannot stat dump" "$(jq -nc --arg f "$NEWEST" '{file:$f}')"
fi
AGE=$(( (NOW - MTIME) / 3600 ))
printf 'newest dump %s is %d hours old\n' "$NEWEST" "$AGE" >&2

# look for the word ERROR in the dump log, no match is good
ERRS=$(grep -c ERROR "$DIR/dump.log" 2>/dev/null || true)
if [ -z "$ERRS" ]; then
	ERRS=0
fi
echo "errors in log: $ERRS" >&2

OUT=$(jq -nc --arg f "$NEWEST" --argjson age "$AGE" --argjson e "$ERRS" \
	'{file:$f, age_hours:$age, log_errors:$e}')

if [ "$AGE" -gt "$MAXH" ]; then
	rune_error 3 "dump is too old" "$OUT"
elif [ "$ERRS" -gt 0 ]; then
	rune_error 3 "dump log has errors" "$OUT"
else
	rune_ok "dump is fresh" "$OUT"
fi

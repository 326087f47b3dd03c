#!/usr/bin/env bash
# Summary of error messages in the journal, per unit, since a point in time.
set -euo pipefail

. /opt/rune/lib/rune_bpcs.sh
rune_init

SINCE=$(rune_param since "1 hour ago")
TOP=$(rune_param top 10)
[[ "$TOP" =~ ^[0-9]+$ ]] || TOP=10

# journalctl prints one JSON document per line; MESSAGE may be an array of bytes
read -r -d '' PROGRAM <<'JQ' || true
  reduce inputs as $e ({};
      ($e._SYSTEMD_UNIT // $e.SYSLOG_IDENTIFIER // "kernel") as $u
    | ($e.MESSAGE | if type == "array" then implode else . // "" end) as $m
    | .[$u].count += 1
    | .[$u].last = $m[0:200])
  | to_entries
  | sort_by(-.value.count)
  | .[0:$top]
  | map({unit: .key, count: .value.count, last: .value.last})
JQ

WORK=$(mktemp -d)
cleanup() { rm -rf -- "$WORK"; }
trap cleanup EXIT
trap 'rune_error 100 "Interrupted" "{}"' INT TERM

if ! timeout 60 journalctl -q -p err --since "$SINCE" -o json --no-pager >"$WORK/lines" 2>"$WORK/err"; then
  rune_error 2 "journalctl failed" "$(jq -Rsc '{stderr: .}' "$WORK/err")"
fi

if ! [ -s "$WORK/lines" ]; then
  rune_ok "No errors in the journal" '{"units":[],"total":0}'
fi

jq -nc --argjson top "$TOP" "$PROGRAM" "$WORK/lines" >"$WORK/units" 2>>"$WORK/err" ||
  rune_error 3 "Journal output could not be read" "$(jq -Rsc '{stderr: .}' "$WORK/err")"

TOTAL=$(wc -l <"$WORK/lines")
OUT=$(jq -c --argjson total "$TOTAL" --arg since "$SINCE" '{since: $since, total: $total, units: .}' "$WORK/units")
printf 'journal_errors: %s lines since %s\n' "$TOTAL" "$SINCE" | logger -t rune || true
rune_ok "$TOTAL error lines" "$OUT"

#!/usr/bin/env bash
# journal_scan: count journal entries that match a table of patterns, since the last run
#
# patterns: [{"name": "oom", "regex": "Out of memory", "priority": 4, "max": 0}, ...]

set -euo pipefail

source "$(dirname "${BASH_SOURCE[0]}")/lib/rune_bpcs.sh"

readonly STATE_DIR=/var/lib/rune/journal_scan
readonly DEFAULT_PATTERNS='[
  {"name": "oom", "regex": "Out of memory|oom-kill", "priority": 6, "max": 0},
  {"name": "io", "regex": "I/O error|Buffer I/O", "priority": 4, "max": 2},
  {"name": "segfault", "regex": "segfault at", "priority": 6, "max": 3}
]'

workdir=

# ---------------------------------------------------------------- helpers

say() { printf '%s: %s\n' "${0##*/}" "$*" >&2; }
stop() { rune_error "$1" "$2" "${3:-}"; }
tidy() { [[ -z $workdir ]] || rm -rf "$workdir" || say "cannot remove $workdir"; }

valid_patterns() {
  jq -e '
    def whole($max): type == "number" and . >= 0 and . <= $max and . == floor;
    type == "array" and length > 0 and length <= 25
    and all(.[];
      type == "object"
      and (.name | type == "string" and test("\\A[a-z0-9_]{1,30}\\z"))
      and (.regex | type == "string" and length > 0 and length <= 200)
      and ((.regex as $r | try ("" | test($r)) catch "bad") != "bad")
      and ((.priority // 6) | whole(7))
      and ((.max // 0) | whole(100000)))' <<< "$1" > /dev/null 2>&1
}

# ---------------------------------------------------------------- state

load_cursor() { # FILE
  local cursor=
  if [[ -s $1 ]]; then
    IFS= read -r cursor < "$1" || say "state has no final newline"
  fi
  if [[ $cursor =~ ^s=[0-9a-f]+\;i=[0-9a-f]+\;[a-z0-9=\;]+$ ]]; then
    printf '%s\n' "$cursor"
  fi
}

save_cursor() { # FILE CURSOR
  printf '%s\n' "$2" > "$1.tmp" && mv -f "$1.tmp" "$1"
}

# ---------------------------------------------------------------- reading

read_entries() { # UNIT CURSOR SINCE
  local -a args=(--output=json --no-pager --quiet --lines=20000)
  [[ -z $1 ]] || args+=(--unit="$1")
  if [[ -n $2 ]]; then
    args+=(--after-cursor="$2")
  else
    args+=(--since="-$3min")
  fi
  timeout 60 journalctl "${args[@]}"
}

# MESSAGE may be a string, an array of bytes, or null for a huge one
slim() {
  jq -c '{
    cursor: .__CURSOR,
    at: ((.__REALTIME_TIMESTAMP // "0") | tonumber / 1000000 | floor),
    from: (.SYSLOG_IDENTIFIER // ._COMM // "unknown" | tostring | .[:40]),
    priority: ((.PRIORITY // "6") | tonumber? // 6),
    text: (.MESSAGE | if type == "string" then . elif type == "array" then (try implode catch "") else "" end | .[:500])
  }'
}

evaluate() { # PATTERNS FILE
  jq -nc --argjson patterns "$1" '
    [inputs] as $entries
    | {entries: ($entries | length),
       hits: [$patterns[]
              | . as $p
              | [$entries[] | select(.priority <= ($p.priority // 6)) | select(.text | test($p.regex))] as $m
              | {name: $p.name, count: ($m | length), max: ($p.max // 0),
                 first: ($m[0] // {} | .at), samples: [$m[:2][] | "\(.from): \(.text[:160])"]}
              | .over = (.count > .max)]}' "$2"
}

# ---------------------------------------------------------------- main

main() {
  local unit minutes patterns state cursor last report

  rune_init
  unit=$(rune_param unit "")
  minutes=$(rune_param first_minutes 60)
  patterns=$(rune_param_json patterns "$DEFAULT_PATTERNS")

  [[ $unit =~ ^([A-Za-z0-9:_.@-]{1,100}\.[a-z]{4,9})?$ ]] || stop 1 "unit is not a unit name" '{"parameter":"unit"}'
  [[ $minutes =~ ^[1-9][0-9]{0,3}$ ]] || stop 1 "first_minutes must be 1 to 9999" '{"parameter":"first_minutes"}'
  valid_patterns "$patterns" || stop 1 "patterns are malformed" '{"parameter":"patterns"}'
  mkdir -p "$STATE_DIR" || stop 4 "state directory cannot be made" '{"directory":"/var/lib/rune/journal_scan"}'

  trap tidy EXIT
  workdir=$(mktemp -d) || stop 100 "no temporary directory"
  state=$STATE_DIR/${unit:-all}.cursor
  cursor=$(load_cursor "$state")

  if ! read_entries "$unit" "$cursor" "$minutes" > "$workdir/raw"; then
    [[ -n $cursor ]] || stop 2 "journal cannot be read"
    say "cursor is gone, reading the last $minutes minutes"
    cursor=
    read_entries "$unit" "" "$minutes" > "$workdir/raw" || stop 2 "journal cannot be read"
  fi
  slim < "$workdir/raw" > "$workdir/slim" || stop 2 "journal output is not JSON"
  report=$(evaluate "$patterns" "$workdir/slim") || stop 3 "patterns cannot be evaluated"

  last=$(tail -n 1 "$workdir/slim" | jq -r '.cursor // ""')
  if [[ -n $last ]]; then
    save_cursor "$state" "$last" || stop 2 "state cannot be saved"
  fi
  if jq -e 'any(.hits[]; .over)' <<< "$report" > /dev/null; then
    stop 3 "$(jq -r '[.hits[] | select(.over) | .name] | join(", ")' <<< "$report") over the limit" "$report"
  fi
  rune_ok "nothing above its limit" "$report"
}

main

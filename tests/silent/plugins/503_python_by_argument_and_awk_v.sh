#!/usr/bin/env bash
# Programs are constant text, and values come as an argument of Python and a variable of awk.
set -euo pipefail

here="$(cd -- "$(dirname -- "$0")" && pwd)"
# shellcheck source=/dev/null
. "$here/lib/rune_bpcs.sh"

rune_init
stamp=$(rune_param stamp "")
word=$(rune_param word error)
day=$(python3 - "$stamp" <<'PY' 2>/dev/null
import datetime, sys
print(datetime.date.fromisoformat(sys.argv[1]).isoweekday())
PY
) || rune_error 1 "No date"
hits=$(awk -v w="$word" 'index($0, w) { n++ } END { print n + 0 }' /var/log/messages) || rune_error 2 "Log is unreadable"
rune_ok_kv "Lines counted" "day=$day" "hits=$hits"

#!/usr/bin/env bash
# A pattern from the message is pasted into the program text of awk.
set -euo pipefail

readonly BASE="${BASH_SOURCE[0]%/*}"
source "${BASE}/rune_bpcs.sh"

rune_init

word=$(rune_param word error)
hits=$(awk "/${word}/ { n++ } END { print n + 0 }" /var/log/syslog) || rune_error 2 "Log is unreadable" # expect: RUNE503
rune_ok_kv "Lines counted" "hits=$hits"

#!/usr/bin/env bash
# The failing command is the condition of an until loop with a limit.
set -euo pipefail
readonly BASE="${BASH_SOURCE[0]%/*}"
source "${BASE}/rune_bpcs.sh"

rune_init

tries=0
until nc -z -w 1 localhost 5432 </dev/null 2>/dev/null; do
  tries=$((tries + 1))
  [[ $tries -lt 10 ]] || rune_error 2 "Database does not listen"
  sleep 1
done
rune_ok_kv "Database listens" "tries=$tries"

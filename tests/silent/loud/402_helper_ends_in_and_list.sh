#!/usr/bin/env bash
# The last list of a helper is false in ordinary life, and so the call is fatal.
set -euo pipefail

readonly BASE="${BASH_SOURCE[0]%/*}"
source "${BASE}/rune_bpcs.sh"

rune_init

maybe_compress() {
  local file=$1
  [[ $(stat -c %s "$file") -gt 1048576 ]] && gzip -kf -- "$file"
}
log=/var/log/app/app.log
[[ -f $log ]] || rune_error 2 "Log is missing"
maybe_compress "$log" # expect: RUNE402
rune_ok_kv "Log handled" "file=$log"

#!/usr/bin/env bash
# The body goes to a file, but the status code is printed.
set -euo pipefail
HERE="${BASH_SOURCE[0]%/*}"
. "$HERE/rune_bpcs.sh"
rune_init
curl -sS -o /dev/null -w '%{http_code}' http://127.0.0.1:8080/ || rune_error 2 "No answer" # expect: RUNE102
rune_ok "Asked" '{}'

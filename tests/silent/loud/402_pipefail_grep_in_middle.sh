#!/usr/bin/env bash
# No match in the middle of a pipeline fails the assignment under pipefail.
set -euo pipefail
here="$(cd -- "$(dirname -- "$0")" && pwd)"
# shellcheck source=/dev/null
. "$here/lib/rune_bpcs.sh"

rune_init
user=$(rune_param user nobody)
[[ $user =~ ^[a-z]+$ ]] || rune_error 1 "Bad user name"
running=$(ps -eo user=,comm= | grep "^${user} " | wc -l) # expect: RUNE402
rune_ok_kv "Processes counted" "user=$user" "running=$running"

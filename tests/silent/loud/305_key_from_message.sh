#!/usr/bin/env bash
# The name of a host from the message becomes the key.
set -euo pipefail

readonly BASE="${BASH_SOURCE[0]%/*}"
source "${BASE}/rune_bpcs.sh"

rune_init

host=$(rune_param host "")
[[ -n $host ]] || rune_error 1 "Missing required parameter: host"
ping -c 1 -W 2 "$host" >/dev/null 2>&1 || rune_error 2 "Host does not answer"
rune_ok_kv "Host answers" "$host=up" # expect: RUNE305

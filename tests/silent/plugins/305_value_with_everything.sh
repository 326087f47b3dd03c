#!/usr/bin/env bash
# Dashes, dots and more equal signs stand only in the value.
set -euo pipefail
readonly BASE="${BASH_SOURCE[0]%/*}"
source "${BASE}/rune_bpcs.sh"

rune_init

url=$(rune_param url "https://repo.example.net/?a=b&if=c-d")
curl -fsSI -o /dev/null -- "$url" || rune_error 2 "Mirror is unreachable"
rune_ok_kv "Mirror answers" "url=$url" "_checked_by=web1.lan" "httpVersion2=a-b=c"

#!/usr/bin/env bash
# A bearer token stands on the command line of a download tool.
set -euo pipefail
LIB="$(dirname "${BASH_SOURCE[0]}")/lib/rune_bpcs.sh"
if [[ ! -f "$LIB" ]]; then LIB=/opt/rune/lib/rune_bpcs.sh; fi
source "$LIB"
rune_init
token=$(rune_param token "")
[[ -n $token ]] || rune_error 1 "Missing required parameter: token"
wget -q -O /opt/app/app.jar --header "Authorization: Bearer ${token}" https://repo.example.net/app.jar || rune_error 2 "Download failed" # expect: RUNE502
rune_ok_kv "Downloaded" "file=app.jar"

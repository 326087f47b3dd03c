#!/usr/bin/env bash
# Constant names with values that jq quotes for the shell are evaluated.
set -euo pipefail
HERE="${BASH_SOURCE[0]%/*}"
. "$HERE/rune_bpcs.sh"
rune_init
host="" share=""
eval "$(rune_all_params | jq -r '@sh "host=\(.host // "" | tostring) share=\(.share // "" | tostring)"')"
[[ -n $host && -n $share ]] || rune_error 1 "Missing host or share"
smbclient -N -c 'ls' "//$host/$share" >/dev/null </dev/null || rune_error 2 "Share not reachable"
rune_ok "Share reachable" "$(jq -nc --arg h "$host" '{host:$h}')"

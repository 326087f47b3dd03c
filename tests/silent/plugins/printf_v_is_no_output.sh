#!/usr/bin/env bash
# A printf into a variable writes nothing.
set -euo pipefail
HERE="${BASH_SOURCE[0]%/*}"
. "$HERE/rune_bpcs.sh"
rune_init
printf -v stamp '%(%Y-%m-%d)T' -1
printf -v line '%-20s|' alpha beta
printf -- '%s\n' "$line" >> /run/rune-$$.log || rune_error 2 "Cannot append"
rune_ok "Formatted" "$(jq -nc --arg s "$stamp" --arg l "$line" '{stamp:$s,line:$l}')"

#!/usr/bin/env bash
# Reading the first line of a command that may print nothing fails at end of file.
set -euo pipefail
HERE="${BASH_SOURCE[0]%/*}"
. "$HERE/rune_bpcs.sh"
rune_init
read -r newest < <(find /backup -name '*.tar' -newer /etc/hostname -print -quit 2>/dev/null) # expect: RUNE402
rune_ok "Newest backup" "$(jq -nc --arg f "$newest" '{file:$f}')"

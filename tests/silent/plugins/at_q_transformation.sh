#!/usr/bin/env bash
# The quoting transformation makes a value safe for eval.
set -euo pipefail
. /opt/rune/lib/rune_bpcs.sh
rune_init
note=$(rune_param note "")
declare -a cmdline=(logger -t rune)
eval "cmdline+=( ${note@Q} )"
"${cmdline[@]}" || rune_error 2 "Cannot log"
rune_ok "Logged" "$(jq -nc --arg n "$note" '{note:$n}')"

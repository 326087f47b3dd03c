#!/usr/bin/env bash
# Under pipefail a grep without a match ends the plugin although wc succeeds.
set -euo pipefail
HERE="${BASH_SOURCE[0]%/*}"
. "$HERE/rune_bpcs.sh"
rune_init
shells=$(grep '/bin/zsh$' /etc/passwd | wc -l) # expect: RUNE402
rune_ok "Counted zsh users" "$(jq -nc --argjson n "$shells" '{zsh_users:$n}')"

#!/usr/bin/env bash
# shellcheck source=/dev/null
set -o errexit -o nounset -o pipefail
source /opt/rune/lib/rune_bpcs.sh
rune_init

user=$(rune_param user root)
shell=$(getent passwd "$user" | cut -d: -f7) || rune_error 2 "no such user"

# In double quotes, but every dollar is jq's own.
out=$(jq -nc --arg user "$user" --arg shell "$shell" "{user: \$user, line: \"\(\$user):\(\$shell)\"}")
field() { jq -r "$1 // empty" <<<"$out"; }
echo "$(field .user) uses $(field .line)" >&2
rune_ok "looked up" "$out"

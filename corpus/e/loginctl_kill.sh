#!/usr/bin/env bash
set -euo pipefail
SCRIPT_DIR=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
source "${SCRIPT_DIR}/rune_bpcs.sh"
rune_init

USERNAME=$(rune_param user "")
[[ -n $USERNAME ]] || rune_error 1 "user is required" '{"missing":["user"]}'
[[ $USERNAME != root ]] || rune_error 1 "root sessions stay" '{}'

count=0
while read -r sid _ user _; do
  if [[ $user == "$USERNAME" ]]; then
    echo "terminating session $sid"
    loginctl terminate-session "$sid" || continue
    count=$((count + 1))
  fi
done < <(loginctl list-sessions --no-legend 2>/dev/null)

if ((count == 0)); then
  exit 0
fi

left=$(pgrep -c -u "$USERNAME")
rune_ok "sessions terminated" "$(jq -nc --argjson n "$count" --argjson l "$left" '{terminated:$n, processes_left:$l}')"

#!/usr/bin/env bash
# The environment and what commands print are not the message.
set -euo pipefail
source "$(dirname "${BASH_SOURCE[0]}")/rune_bpcs.sh"
rune_init

service=$(rune_param service sshd)
eval "${APP_HOOK:-true}" >&2
state=$(systemctl is-active "$service" || true)
bash -c "echo $state" >&2 || true
used=$(df -P "/srv/$service" 2>/dev/null | awk 'NR == 2 { print $5 + 0 }') || used=0
if (( ${used:-0} > 90 )); then
  echo "nearly full" >&2
fi
pid=$(pgrep -o -- "$service" || true)
if [[ ${pid:-0} -gt 1 ]]; then
  echo "running" >&2
fi

rune_ok "Done" "$(jq -nc --arg state "$state" '{state: $state}')"

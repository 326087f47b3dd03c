#!/usr/bin/env bash
set -euo pipefail
. "$(cd "$(dirname "$0")" && pwd)/rune_bpcs.sh"
rune_init

unit=$(rune_param unit gitlab-runner)
max=$(rune_param max_wait 600)
[[ $max =~ ^[0-9]{1,4}$ ]] || rune_error 1 "max_wait: seconds" '{}'
systemctl is-active -q "$unit" || exit 0
pid=$(systemctl show -p MainPID --value "$unit") || rune_error 2 "no unit" '{}'
[[ $pid =~ ^[1-9][0-9]*$ ]] || rune_error 2 "no main pid" '{}'
kill -QUIT "$pid" || rune_error 3 "cannot signal" '{}'
for ((i = 0; i < 10#$max; i += 5)); do
  kill -0 "$pid" 2>/dev/null || rune_ok "drained" "$(jq -nc --argjson s "$i" '{seconds:$s}')"
  sleep 5
done
jobs=$(pgrep -P "$pid" -a | sed 's/^[0-9]* //') || jobs=
rune_error 8 "still busy" "$(jq -nc --arg j "$jobs" '{jobs:($j|split("\n"))}')"

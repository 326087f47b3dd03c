#!/usr/bin/env bash
# Every check that fails is noted in an array, and one test of the array stands for all of them.
set -euo pipefail
source "$(dirname "${BASH_SOURCE[0]}")/rune_bpcs.sh"
rune_init

unit=$(rune_param unit "")
count=$(rune_param count "1")
wait_for=$(rune_param wait_seconds "60")
wrong=()
[[ ${unit} =~ ^[A-Za-z0-9@._-]+$ ]] || wrong+=(unit)
[[ ${count} == +([0-9]) ]] || wrong+=(count)
[[ ${wait_for} =~ ^[0-9]{1,4}$ ]] || wrong+=(wait_seconds)
(( ${#wrong[@]} == 0 )) || rune_error 1 "Invalid parameters: ${wrong[*]}" \
  "$(jq -nc '{invalid: $ARGS.positional}' --args "${wrong[@]}")"
[[ -d /run/systemd/system ]] || rune_error 4 "no systemd here" '{}'
[[ -w /run ]] || rune_error 4 "not root" '{}'

state=$(systemctl is-active "${unit}") || state=unknown
before=$(systemctl show -p MainPID --value "${unit}") || before=0
deadline=$(( SECONDS + 10#${wait_for} ))
while (( SECONDS < deadline && count > 0 )); do
  systemctl restart "${unit}" >&2 || rune_error 3 "restart failed" "$(jq -nc --arg u "${unit}" '{unit: $u}')"
  count=$(( count - 1 ))
done
rune_ok "restarted" "$(jq -nc --arg u "${unit}" --arg s "${state}" --arg b "${before}" '{unit: $u, was: $s, pid: $b}')"

#!/usr/bin/env bash
set -euo pipefail

SCRIPT_DIR=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
source "${SCRIPT_DIR}/rune_bpcs.sh"

rune_init

readonly -A MAY_RUN=([df]=1 [uptime]=1 [free]=1 [lsblk]=1 [ss]=1)
readonly RUN_AS=observer

refuse() {
  rune_error 1 "$1" "$(jq -nc --args '{allowed: $ARGS.positional}' "${!MAY_RUN[@]}")"
}

command_line=$(rune_param command "")
seconds=$(rune_param timeout 30)
[[ $seconds =~ ^[0-9]{1,3}$ ]] || rune_error 1 "timeout must be in seconds" '{"field":"timeout"}'

program=${command_line%%[[:space:]]*}
[[ -n $program ]] || refuse "command is missing"
if [[ -z ${MAY_RUN[$program]:-} ]]; then
  refuse "This program may not be run"
fi

id "$RUN_AS" &>/dev/null || rune_error 4 "The observer account is missing" "$(jq -nc --arg u "$RUN_AS" '{account: $u}')"

environment=()
while IFS= read -r -t 1 pair; do
  [[ $pair == [A-Z]*=* ]] || continue
  environment+=("$pair")
done

out=$(mktemp)
err=$(mktemp)
trap 'rm -f -- "$out" "$err"' EXIT

status=0
printf -v started '%(%s)T' -1
timeout "$seconds" runuser -u "$RUN_AS" -- env "${environment[@]}" bash -c "$command_line" >"$out" 2>"$err" </dev/null || status=$?
printf -v ended '%(%s)T' -1

data=$(
  head -c 20000 "$out" | jq -Rcs --arg p "$program" --argjson s "$status" --argjson t "$((ended - started))" \
    --rawfile e "$err" '{program: $p, status: $s, seconds: $t, stdout: ., stderr: $e[0:2000]}'
)
case $status in
  0) rune_ok "Command ran" "$data" ;;
  124) rune_error 2 "Command timed out" "$data" ;;
  *) rune_error 3 "Command failed" "$data" ;;
esac

#!/usr/bin/env bash
# Loads one chain from a saved rule set into the running filter table
set -euo pipefail
HERE=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
source "$HERE/rune_bpcs.sh"
rune_init

saved=$(rune_param file /etc/iptables/rules.v4)
chain=$(rune_param chain "")
flush=$(rune_param flush false)
[[ -n $chain ]] || rune_error 1 "chain is required" '{"missing":["chain"]}'
[[ -r $saved ]] || rune_error 2 "Rule set is not readable" "$(jq -nc --arg f "$saved" '{file: $f}')"

work=$(mktemp)
trap 'rm -f "$work"' EXIT

{
  echo '*filter'
  printf ':%s - [0:0]\n' "$chain"
  sed -n "/^-A $chain /p" "$saved"
  echo COMMIT
} >"$work"

rules=$(grep -c '^-A' "$work" || true)
((rules > 0)) || rune_error 2 "The saved rule set has no such chain" "$(jq -nc --arg c "$chain" '{chain: $c}')"

if ! iptables-restore --test --noflush; then
  rune_error 3 "The rules do not parse" "$(jq -nc --arg c "$chain" '{chain: $c}')"
fi

prepare() {
  iptables -n -L "$chain" &>/dev/null || iptables -N "$chain" || return 1
  [[ $flush == true ]] && iptables -F "$chain"
}

prepare

if ! iptables-restore --noflush <"$work"; then
  rune_error 3 "iptables-restore failed" "$(jq -nc --arg c "$chain" --argjson n "$rules" '{chain: $c, rules: $n}')"
fi
rune_ok "Chain loaded" "$(jq -nc --arg c "$chain" --argjson n "$rules" '{chain: $c, rules: $n}')"

#!/usr/bin/env bash
# apt_security_updates: report, and on request install, pending security updates
set -euo pipefail
shopt -s inherit_errexit

SCRIPT_DIR=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
source "${SCRIPT_DIR}/rune_bpcs.sh"

rune_init

apply=$(rune_param apply false)
mapfile -t hold < <(rune_param_json exclude '[]' | jq -r '.[]? | strings')

declare -A from=() to=()
declare -a names=()

command -v apt-get >/dev/null || rune_error 4 "Not a Debian-like system" '{"missing":["apt-get"]}'

if ! plan=$(LC_ALL=C apt-get -s -o Debug::NoLocking=true dist-upgrade </dev/null 2>/dev/null); then
  rune_error 2 "apt-get could not compute an upgrade" '{"step":"simulate"}'
fi

re='^Inst ([^ ]+) \[([^]]+)\] \(([^ ]+) .*[Ss]ecurity'
while IFS= read -r line; do
  [[ $line =~ $re ]] || continue
  p=${BASH_REMATCH[1]}
  for h in "${hold[@]}"; do
    [[ $p == "$h" ]] && continue 2
  done
  names+=("$p")
  from[$p]=${BASH_REMATCH[2]}
  to[$p]=${BASH_REMATCH[3]}
done <<<"$plan"

(( ${#names[@]} )) || rune_ok "No security updates pending" '{"pending":[],"installed":false}'

rows() {
  local n
  for n in "${names[@]}"; do
    printf '%s\t%s\t%s\n' "$n" "${from[$n]}" "${to[$n]}"
  done
}

pending=$(rows | jq -Rnc '[inputs | split("\t") | {package:.[0], from:.[1], to:.[2]}]')

if [[ $apply != true ]]; then
  rune_ok "${#names[@]} security updates pending" "$(jq -nc --argjson p "$pending" '{pending:$p, installed:false}')"
fi

log=$(mktemp)
trap 'rm -f "$log"' EXIT

if DEBIAN_FRONTEND=noninteractive NEEDRESTART_MODE=l apt-get -y -o Dpkg::Options::=--force-confold \
     --only-upgrade install "${names[@]}" </dev/null >"$log" 2>&1; then
  reboot=false
  [[ -e /run/reboot-required ]] && reboot=true
  rune_ok "Security updates installed" "$(jq -nc --argjson p "$pending" --argjson r "$reboot" '{pending:$p, installed:true, reboot_required:$r}')"
fi
rune_error 3 "apt-get install failed" "$(tail -n 20 "$log" | jq -Rsc '{log_tail:.}')"

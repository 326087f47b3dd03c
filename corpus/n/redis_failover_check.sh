#!/usr/bin/env bash
set -euo pipefail
IFS=$'\n\t'
source "$(cd "${BASH_SOURCE[0]%/*}" && pwd -P)/rune_bpcs.sh"
rune_init

rcli() { timeout 5 redis-cli -h "$host" -p "$port" "$@" </dev/null 2>/dev/null; }
parse_info() {
  local -n into=$1
  local line
  while IFS= read -r line; do
    line=${line%$'\r'}
    [[ $line =~ ^([a-z0-9_]+):(.*)$ ]] && into[${BASH_REMATCH[1]}]=${BASH_REMATCH[2]}
  done
  return 0
}

host=$(rune_param host 127.0.0.1)
port=$(rune_param port 6379)
[[ $port =~ ^[0-9]+$ && $port -le 65535 ]] || rune_error 1 "bad port" "$(jq -nc --arg p "$port" '{port:$p}')"

pong=$(rcli PING) || pong=none
[[ $pong == PONG ]] || rune_error 2 "redis does not answer" "$(jq -nc --arg h "$host" '{host:$h}')"

declare -A info=()
parse_info info < <(rcli INFO replication)
role=${info[role]:-unknown}
link=${info[master_link_status]:-none}

details=$(
  for k in "${!info[@]}"; do printf '%s\t%s\n' "$k" "${info[$k]}"; done |
    jq -Rnc '[inputs | split("\t") | {key:.[0], value:.[1]}] | from_entries'
)
if [[ $role == slave && $link != up ]]; then
  rune_error 3 "replica lost its master" "$details"
fi
rune_ok "redis is $role" "$(jq -c --arg r "$role" '{role:$r, info:.}' <<<"$details")"

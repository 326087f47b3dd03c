#!/usr/bin/env bash
# does a mail relay greet us?
set -euo pipefail

SCRIPT_DIR=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
source "${SCRIPT_DIR}/rune_bpcs.sh"
rune_init

relay=${1}
port=$(rune_param port 25)
[[ $port =~ ^(25|465|587)$ ]] || rune_error 1 "port: 25, 465 or 587"

give_up() {
  printf 'smtp_probe: %s\n' "$*" >&2
  kill $$
}

timeout 3 bash -c 'exec 3<>"/dev/tcp/$1/$2"' _ "$relay" "$port" </dev/null >/dev/null 2>&1 || give_up "cannot connect to $relay"

greeting=$(printf 'QUIT\r\n' | nc -w 3 "$relay" "$port" 2>/dev/null | tr -d '\r') || greeting=
first=${greeting%%$'\n'*}

[[ $first =~ ^220[\ -](.*)$ ]] || rune_error 3 "no greeting" "$(jq -nc --arg r "$relay" --arg g "$first" '{relay:$r, answer:$g}')"
rune_ok "relay answers" "$(jq -nc --arg r "$relay" --arg b "${BASH_REMATCH[1]}" '{relay:$r, banner:$b}')"

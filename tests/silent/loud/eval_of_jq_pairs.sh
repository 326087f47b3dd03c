#!/usr/bin/env bash
# Names and values from the message are evaluated without quoting.
set -euo pipefail
SCRIPT_DIR="$(dirname -- "$(readlink -f -- "${BASH_SOURCE[0]}")")"
source "$SCRIPT_DIR/../lib/rune_bpcs.sh"
rune_init
eval "$(rune_all_params | jq -r 'to_entries[] | "P_\(.key)=\(.value)"')" # expect: RUNE503
[[ -n ${P_host:-} ]] || rune_error 1 "Missing host"
ping -c 1 -W 2 "$P_host" >/dev/null || rune_error 2 "Host is down"
rune_ok "Host is up" '{}'

#!/usr/bin/env bash
# is the infiniband link up, at full rate, and free of symbol errors?
set -euo pipefail

here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
source "$here/rune_bpcs.sh"

die() {
    echo "ib_port_check: $*" >&2
    exit 2
}

rune_init
hca=$(rune_param hca mlx5_0)
port=$(rune_param port 1)
rate=$(rune_param rate 100)
[[ $port =~ ^[12]$ && $rate =~ ^[0-9]+$ ]] || rune_error 1 "port is 1 or 2, rate a number" '{"bad":["port","rate"]}'

type ibstat >/dev/null 2>&1 || die "no ibstat, is infiniband-diags installed?"

st=$(ibstat "$hca" "$port" 2>/dev/null) || rune_error 2 "no such HCA or port" "$(jq -nc --arg h "$hca" '{hca:$h}')"

state=$(awk -F': *' '$1 ~ /^[ \t]*State$/ { print $2 }' <<<"$st")
phys=$(awk -F': *' '/Physical state/ { print $2 }' <<<"$st")
got=$(awk -F': *' '$1 ~ /^[ \t]*Rate$/ { print $2 }' <<<"$st")

if [[ $state != Active || $phys != LinkUp ]]; then
    rune_error 3 "link is not active" "$(jq -nc --arg s "$state" --arg p "$phys" '{state:$s, physical:$p}')"
fi
if (( got < rate )); then
    rune_error 5 "link runs below its rate" "$(jq -nc --arg g "$got" --arg w "$rate" '{rate:$g, expected:$w}')"
fi

errs=$(perfquery -x -C "$hca" -P "$port" 2>/dev/null | awk -F'[.:]+' '/^SymbolErrorCounter/ { print $2 + 0 }') || errs=
rune_ok "link is fine" "$(jq -nc --arg h "$hca" --arg r "$got" --arg e "${errs:-unknown}" '{hca:$h, rate:$r, symbol_errors:$e}')"

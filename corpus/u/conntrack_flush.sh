#!/usr/bin/env bash
# drop the conntrack entries of an address
set -euo pipefail
. "$(dirname "${BASH_SOURCE[0]}")/rune_bpcs.sh"

opt()  { rune_param "$1" "${2-}"; }
tool() { command -v "$1" >/dev/null 2>&1; }
FAMILY=$(rune_ctx family ipv4)
tool conntrack && HAVE=yes || HAVE=no
rune_init

ADDR=$(opt address)
[[ $ADDR =~ ^[0-9a-fA-F.:]+$ ]] || rune_error 1 "address is required" '{"missing":["address"]}'
[[ $HAVE == yes ]] || rune_error 2 "conntrack is not installed" '{"tool":"conntrack"}'

before=$(conntrack -C 2>/dev/null) || before=0
args=(-f "${FAMILY:-ipv4}" -s "$ADDR")
report=/run/rune-conntrack.txt

# conntrack ends with 1 when nothing matched, which is fine
conntrack -D "${args[@]}" >"$report" 2>&1 || true
after=$(conntrack -C 2>/dev/null) || after=0
rune_ok_kv "entries dropped" "address=$ADDR" "before=$before" "after=$after"

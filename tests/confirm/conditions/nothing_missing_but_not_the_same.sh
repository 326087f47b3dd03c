#!/usr/bin/env bash
set -euo pipefail
SCRIPT_DIR=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
source "${SCRIPT_DIR}/rune_bpcs.sh"
rune_init

want=$(rune_param packages "")
[[ -n $want ]] || rune_error 1 "no packages"
tmp=$(mktemp -d)
tr ',' '\n' <<<"$want" | sort -u >"$tmp/want"
dpkg-query -W -f '${Package}\n' | sort >"$tmp/have"
missing=$(comm -23 "$tmp/want" "$tmp/have" | paste -sd, -)
[[ -z $missing ]] || rune_error 3 "packages are missing"
if ! diff -q "$tmp/want" "$tmp/have" >/dev/null; then
  : here
fi
rune_ok "done"

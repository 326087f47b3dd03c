#!/usr/bin/env bash
# A helper pastes its argument into the program, even though all callers give constant words.
set -euo pipefail
readonly BASE="${BASH_SOURCE[0]%/*}"
source "${BASE}/rune_bpcs.sh"

rune_init

fact() {
  jq -r ".$1 // empty" /etc/rune/facts.json # expect: RUNE302
}
[[ -r /etc/rune/facts.json ]] || rune_error 2 "Facts are missing"
rack=$(jq -r '.rack // empty' /etc/rune/facts.json) || rune_error 2 "Facts are broken"
fact site >/run/rune.site || rune_error 2 "Site is not writable"
rune_ok_kv "Facts read" "rack=$rack"

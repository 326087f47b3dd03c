#!/usr/bin/env bash
# Only unset variables and pipelines are strict, by long names.
set -o nounset
set -o pipefail
. /opt/rune/lib/rune_bpcs.sh
rune_init
peer=$(rune_param peer "")
[[ $peer =~ ^[A-Za-z0-9+/=]{44}$ ]] || rune_error 1 "Bad public name of the peer"
wg set wg0 peer "$peer" remove || rune_error 3 "Peer was not removed"
rune_ok "Peer removed" '{"interface":"wg0"}'
# expect-at: 1 RUNE601

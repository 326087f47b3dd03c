#!/usr/bin/env bash
# Errexit on a pipeline leaves the redirection of the function in force for the EXIT trap.
set -euo pipefail
source "$(dirname "${BASH_SOURCE[0]}")/rune_bpcs.sh"
rune_init

done_=
at_exit() {
  [[ -n $done_ ]] || rune_error 100 "ended early" # expect: RUNE104
}
trap at_exit EXIT
addresses() { grep -Eo "^[0-9.]+" "$1" | sort -u; }
feed=/var/lib/feed/addresses
[[ -r $feed ]] || { done_=1; rune_error 2 "no feed"; }
addresses "$feed" >/run/addresses.list
done_=1
rune_ok "listed"

#!/usr/bin/env bash
# A retry limit from the message is compared inside double brackets, where it is evaluated.
set -euo pipefail
HERE="$(dirname "$(readlink -f "${BASH_SOURCE[0]}")")"
source "$HERE/lib/rune_bpcs.sh"
rune_init
LIMIT="$(rune_param limit "3")"
n=0
while [[ $n -lt $LIMIT ]]; do # expect: RUNE503
  n=$((n + 1))
  if dig +short +time=2 @10.0.0.53 lan SOA >/dev/null </dev/null; then
    rune_ok_kv "the name server answers" "tries=$n"
  fi
  sleep 1
done
rune_error 2 "the name server is silent"

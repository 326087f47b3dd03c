#!/usr/bin/env bash
# The text goes to stderr and the code by the emitter, also from a subshell's own exit.
set -euo pipefail
source /opt/rune/lib/rune_bpcs.sh
rune_init
out=$(conntrack -C || { echo "conntrack: status $?" >&2; exit 1; }) || rune_error 2 "conntrack could not count"
[[ "$out" =~ ^[0-9]+$ ]] || rune_error 3 "conntrack gave no number"
rune_ok_kv "counted" "entries=$out"

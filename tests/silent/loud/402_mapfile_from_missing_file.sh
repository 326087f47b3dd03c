#!/usr/bin/env bash
# The list of hosts is read by a redirection from a file that may be missing.
set -euo pipefail

SCRIPT_DIR=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
source "${SCRIPT_DIR}/rune_bpcs.sh"
rune_init
list=$(rune_param list /etc/rune/hosts.txt)
mapfile -t hosts <"$list" # expect: RUNE402
rune_ok_kv "Hosts counted" "count=${#hosts[@]}"

#!/usr/bin/env bash
# The list comes by a descriptor of its own, so the commands of the body may use stdin freely.
set -euo pipefail
SCRIPT_DIR=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
source "${SCRIPT_DIR}/rune_bpcs.sh"
rune_init
FILE=/etc/rune/hosts.list
[[ -r "$FILE" ]] || rune_error 4 "no list of hosts"
bad=0
while IFS= read -r host <&8; do
  nc -z -w 2 "$host" 22 </dev/null || bad=$((bad + 1))
done 8<"$FILE"
rune_ok_kv "scanned" "unreachable=$bad"

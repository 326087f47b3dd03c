#!/usr/bin/env bash
set -euo pipefail
SCRIPT_DIR=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
source "${SCRIPT_DIR}/rune_bpcs.sh"

# init, and keep what it says for later debugging
rune_init | tee -a /tmp/zombie_count.log >&2

MAX="$(rune_param max "5")"

# is it a number
if [ -n "$MAX" ] && ! echo "$MAX" | grep -q '^[0-9][0-9]*$'; then
    rune_emit "max is not a number" 1
fi

PSFILE="$(mktemp)"
if ! ps -eo stat,pid,ppid,comm > "$PSFILE"; then
    rune_emit "FAILED: ps does not work on $(hostname)" 2
fi

Z=0
while read -r STAT PID PPID_ COMM; do
    case "$STAT" in
        Z*)
            Z=$((Z+1))
            echo "zombie $PID of $PPID_ ($COMM)" >&2
            ;;
    esac
done < "$PSFILE"
rm -f "$PSFILE"

OUT="$(jq -nc --argjson z "$Z" '{zombies:$z}')"
if [ "$Z" -gt "$MAX" ]; then
    rune_error 3 "too many zombies" "$OUT"
fi
rune_ok "zombies ok" "$OUT"

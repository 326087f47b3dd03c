#!/usr/bin/env bash
set -euo pipefail
DIR=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
source "$DIR/rune_bpcs.sh"
rune_init

UNIT=$(rune_param unit "")
PATTERN=$(rune_param pattern error)
SINCE=$(rune_param since "1 hour ago")

[[ $UNIT =~ ^[A-Za-z0-9@._-]+$ ]] || rune_ok

JOURNAL=$(journalctl -u "$UNIT" --since "$SINCE" -o short-iso --no-pager 2>/dev/null) ||
  rune_error 2 "journal not readable" "$(jq -nc --arg u "$UNIT" '{unit:$u}')"

hits=$(awk "/$PATTERN/ {n++} END {print n + 0}" <<<"$JOURNAL") || hits=0

worst=$(awk -v p="$PATTERN" '$0 ~ p {c[$3]++} END {for (k in c) print c[k], k}' <<<"$JOURNAL" | sort -rn | head -n 5) || worst=""

if [ "$hits" -eq 0 ]; then
  rune_ok "no hits" "$(jq -nc --arg u "$UNIT" '{unit:$u, hits:0}')"
fi
rune_ok "hits found" "$(jq -Rnc '[inputs | split(" ") | {process:.[1], hits:.[0]}]' <<<"$worst")"

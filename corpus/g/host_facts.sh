#!/usr/bin/env bash
# Collects facts; each fact is a line KEY=VALUE of a fact script in facts.d
set -euo pipefail
SCRIPT_DIR=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
if [[ -f "${SCRIPT_DIR}/rune_bpcs.sh" ]]; then
  source "${SCRIPT_DIR}/rune_bpcs.sh"
else
  source "${SCRIPT_DIR}/lib/rune_bpcs.sh"
fi
rune_init

FACTS_DIR=/etc/rune/facts.d
ONLY=$(rune_param only "")

[[ -d $FACTS_DIR ]] || rune_error 2 "no facts directory" "$(jq -nc --arg d "$FACTS_DIR" '{dir:$d}')"

count=0
for script in "$FACTS_DIR"/*.fact; do
  [[ -x $script ]] || continue
  while IFS='=' read -r key value; do
    [[ -n $key ]] || continue
    rune_out "$key" "$value"
    count=$((count + 1))
  done < <(timeout 10 "$script" 2>/dev/null </dev/null)
done

LINKS=$(ip -json link show 2>/dev/null) || LINKS='[]'
if [[ -n $ONLY ]]; then
  LINKS=$(jq -c "map(select(.ifname | test(\"^$ONLY\")))" <<<"$LINKS")
fi

rune_out "kernel=$(uname -r)"
rune_out "facts=$count"
rune_out "links=$LINKS"
ip route show default || true
rune_finish "facts collected"

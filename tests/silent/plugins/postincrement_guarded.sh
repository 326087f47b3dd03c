#!/usr/bin/env bash
# Postfix increments are harmless in an expansion, with a fallback or in the head of a loop.
set -euo pipefail
. /opt/rune/lib/rune_bpcs.sh
rune_init
hits=0 misses=0
for host in alpha beta gamma; do
  if getent hosts "$host" >/dev/null; then
    : $((hits++))
  else
    ((misses++)) || true
  fi
done
for ((i = 0; i < 3; i++)); do sleep 0.1; done
rune_ok "Resolved" "$(jq -nc --argjson h "$hits" --argjson m "$misses" '{hits:$h,misses:$m}')"

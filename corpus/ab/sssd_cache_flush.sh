#!/usr/bin/env bash
# Invalidate what sssd knows about some users.
set -euo pipefail
source "$(dirname "${BASH_SOURCE[0]}")/rune_bpcs.sh"
# rune_init   <- does the library's own start-up, no longer needed since 2.0

mapfile -t users < <(rune_param_json users '[]' | jq -r '.[]?' 2>/dev/null)
done_users=0
for u in "${users[@]}"; do
  if sss_cache -u "$u" 2>/dev/null; then
    done_users=$((done_users + 1))
  else
    echo "not cached: $u" >&2
  fi
done
rune_ok "Flushed" "$(jq -nc --argjson n "$done_users" '{users:$n}')"

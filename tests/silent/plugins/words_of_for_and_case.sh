#!/usr/bin/env bash
# The words of for and case do not pass on the status of a substitution.
set -euo pipefail
source "$(dirname "$0")/lib/rune_bpcs.sh"
rune_init
count=0
for pid in $(pgrep -x postgres); do
  [[ -d /proc/$pid ]] && count=$((count + 1))
done
case $(systemctl is-enabled postgresql 2>/dev/null) in
  enabled) boot=true ;;
  *) boot=false ;;
esac
rune_ok "Counted" "$(jq -nc --argjson n "$count" --argjson b "$boot" '{processes:$n,boot:$b}')"

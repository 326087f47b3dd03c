#!/usr/bin/env bash
# The group around the background job has no contract stdout to inherit.
set -euo pipefail
source "$(dirname "$0")/lib/rune_bpcs.sh"
rune_init
mkdir -p /var/log/rune
{
  nohup /usr/local/sbin/reindex --all < /dev/null &
  echo "started $!"
} >> /var/log/rune/reindex.log 2>&1
rune_ok "Reindex started" '{}'

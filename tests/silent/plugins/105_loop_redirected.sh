#!/usr/bin/env bash
# The redirection of the whole loop covers the jobs that it starts.
set -euo pipefail
. /opt/rune/lib/rune_bpcs.sh
rune_init
mapfile -t VOLUMES < <(rune_param_json volumes '["data"]' | jq -r '.[]')
for volume in "${VOLUMES[@]}"; do
  gluster volume heal "$volume" full </dev/null &
done >/dev/null 2>&1
rune_ok "Heals started" "$(jq -nc --arg n "${#VOLUMES[@]}" '{started:($n|tonumber)}')"

#!/usr/bin/env bash
set -euo pipefail

SCRIPT_DIR=$(cd -- "$(dirname -- "${BASH_SOURCE[0]}")" && pwd)
source "${SCRIPT_DIR}/rune_bpcs.sh"
rune_init

KEEP_DAYS=$(rune_param keep_days 14)
JOBS=$(rune_param jobs 4)
[[ $KEEP_DAYS =~ ^[0-9]{1,3}$ && $JOBS =~ ^[1-8]$ ]] || rune_error 1 "keep_days or jobs is malformed"

# a hung daemon must not hang us: the watchdog ends the plugin, which reports through the trap
( sleep 600; kill -TERM $$ ) 2>/dev/null &
watchdog=$!
trap 'rune_error 2 "container engine hangs"' TERM

declare -a stale=()
cutoff=$(date -d "-$KEEP_DAYS days" +%s)
while IFS=$'\t' read -r id created; do
  (( $(date -d "${created% [A-Z]*}" +%s) < cutoff )) && stale+=("$id")
done < <(docker image ls --filter dangling=true --no-trunc --format '{{.ID}}\t{{.CreatedAt}}' 2>/dev/null)

remove() {
  local id=$1
  if docker image rm "$id" >/dev/null 2>&1; then
    printf 'removed %s\n' "${id@Q}" >&2
  else
    rune_err 3 "image ${id:0:19} is in use"
  fi
}

for id in "${stale[@]}"; do
  while (( $(jobs -pr | wc -l) > JOBS )); do wait -n || true; done
  remove "$id" >/dev/null &
  pids+=("$!")
done
for pid in "${pids[@]}"; do wait "$pid" || true; done

rune_out stale "${#stale[@]}"
rune_out watchdog "$watchdog"
rune_finish "garbage collected"

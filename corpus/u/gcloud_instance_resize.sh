#!/usr/bin/env bash
set -euo pipefail
source "$(dirname "$0")/rune_bpcs.sh"
rune_init

need() {
  local v
  v=$(rune_param "$1" "")
  if [[ -z $v ]]; then
    rune_error 1 "missing $1" "$(jq -nc --arg k "$1" '{missing:$k}')"
  fi
  printf '%s' "$v"
}

instance=$(need instance)
zone=$(need zone)
machine_type=$(need machine_type)

gc() { gcloud --quiet --format=json "$@" 2>/dev/null; }

if ! info=$(gc compute instances describe "$instance" --zone "$zone"); then
  rune_error 2 "instance not found" "$(jq -nc --arg i "$instance" --arg z "$zone" '{instance:$i,zone:$z}')"
fi
mapfile -t facts < <(jq -r '.status, (.machineType | split("/") | last)' <<<"$info")

if [[ ${facts[1]:-} == "$machine_type" ]]; then
  rune_ok_kv "already that size" "instance=$instance" "machine_type=$machine_type" "changed=false"
fi

was_running=false
if [[ ${facts[0]:-} == RUNNING ]]; then
  was_running=true
  gc compute instances stop "$instance" --zone "$zone" >/dev/null ||
    rune_error 409 "instance would not stop" "$(jq -nc --arg i "$instance" '{instance:$i}')"
fi

gc compute instances set-machine-type "$instance" --zone "$zone" --machine-type "$machine_type" >/dev/null ||
  rune_error 3 "resize refused" "$(jq -nc --arg i "$instance" --arg m "$machine_type" '{instance:$i,wanted:$m}')"

if $was_running; then
  gc compute instances start "$instance" --zone "$zone" >/dev/null || rune_error 3 "resized but not started" '{"state":"TERMINATED"}'
fi
rune_ok_kv "instance resized" "instance=$instance" "from=${facts[1]:-unknown}" "machine_type=$machine_type" "changed=true"

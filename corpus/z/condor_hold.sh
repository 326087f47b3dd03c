#!/usr/bin/env bash
# hold the HTCondor jobs of an owner that use more memory than they asked for
set -euo pipefail

source "$(dirname "${BASH_SOURCE[0]}")/rune_bpcs.sh"

setup_plugin() {
  umask 027
  cd /
  rune_init
}

over_limit() {
  condor_q -nobatch -allusers -constraint 'JobStatus == 2 && MemoryUsage > RequestMemory' -af ClusterId ProcId Owner MemoryUsage 2>/dev/null
}

jobs=$(over_limit) || rune_error 2 "condor_q failed" '{"command":"condor_q"}'
owner=$(rune_param owner "")

held=()
while read -r cluster proc who mem; do
  [[ -n $cluster ]] || continue
  [[ -z $owner || $who == "$owner" ]] || continue
  if condor_hold -reason "memory ${mem} MB" "$cluster.$proc" >/dev/null 2>&1; then
    held+=("$cluster.$proc")
  fi
done <<<"$jobs"

rune_ok "jobs held" "$(jq -nc '{held: $ARGS.positional}' --args "${held[@]}")"

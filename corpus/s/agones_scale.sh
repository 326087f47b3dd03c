#!/usr/bin/env bash
# Scale an Agones fleet and, if wanted, wait until the servers are Ready.
set -euo pipefail
source "$(dirname "${BASH_SOURCE[0]}")/rune_bpcs.sh"
rune_init

ns=$(rune_param namespace games)
fleet=$(rune_param fleet "")
replicas=$(rune_param replicas "")
wait=$(rune_param wait true)

[[ -n $fleet ]] || rune_error 1 "fleet missing" '{"missing":["fleet"]}'
[[ $replicas =~ ^(0|[1-9][0-9]{0,2})$ ]] || rune_error 1 "replicas out of range"

status_of() {
  local doc
  if ! doc=$(kubectl -n "$ns" get fleet "$fleet" -o json 2>/dev/null); then
    rune_error 2 "no such fleet" '{"kind":"fleet"}'
  fi
  jq -r '"\(.spec.replicas) \(.status.readyReplicas // 0) \(.status.allocatedReplicas // 0)"' <<<"$doc"
}

now=$(status_of)
read -r want ready alloc <<<"$now"
if (( replicas < alloc )); then
  rune_error 3 "more servers are allocated than wanted" "$(jq -nc --arg a "$alloc" '{allocated: $a}')"
fi

kubectl -n "$ns" scale fleet "$fleet" --replicas="$replicas" >&2 || rune_error 3 "scale was refused"

if [[ $wait == true ]]; then
  deadline=$((SECONDS + 120))
  while (( SECONDS < deadline )); do
    now=$(status_of) || now="0 0 0"
    read -r _ ready _ <<<"$now"
    (( ready + alloc >= replicas )) && break
    sleep 4
  done
  (( ready + alloc >= replicas )) || rune_error 3 "servers did not become Ready"
fi
rune_ok "fleet scaled" "$(jq -nc --arg f "$fleet" --arg from "$want" --arg to "$replicas" '{fleet: $f, from: $from, to: $to}')"

#!/usr/bin/env bash
# Restart docker containers whose health check says "unhealthy", up to a limit.
set -euo pipefail
. /opt/rune/lib/rune_bpcs.sh
rune_init

label=$(rune_param label "")
limit=$(rune_param limit 5)
grace=$(rune_param grace_seconds 10)
dry_run=$(rune_param dry_run false)

[[ $limit =~ ^[1-9][0-9]?$ ]] || rune_error 1 "limit must be 1 to 99" '{"parameter":"limit"}'
[[ $grace =~ ^[1-9][0-9]{0,2}$ ]] || rune_error 1 "grace_seconds must be 1 to 999" '{"parameter":"grace_seconds"}'
command -v docker >/dev/null || rune_error 4 "docker is not installed on this node"

as_array() { jq -Rnc '[inputs | select(. != "")]'; }

filters=(--filter health=unhealthy)
[[ -n $label ]] && filters+=(--filter "label=$label")

if ! names=$(docker ps "${filters[@]}" --format '{{.Names}}' 2>/dev/null); then
  rune_error 2 "docker ps failed" '{"hint":"is the daemon running?"}'
fi
[[ -n $names ]] || rune_ok "no unhealthy containers" '{"restarted":[],"failed":[]}'
mapfile -t unhealthy <<<"$names"

if (( ${#unhealthy[@]} > limit )); then
  rune_error 3 "more unhealthy containers than the limit allows" \
    "$(jq -nc --argjson found "${#unhealthy[@]}" --argjson limit "$limit" '{found: $found, limit: $limit}')"
fi

if [[ $dry_run == true ]]; then
  rune_ok "dry run" "$(as_array <<<"$names" | jq -c '{would_restart: .}')"
fi

pids=() restarted=() failed=()
for name in "${unhealthy[@]}"; do
  docker restart --time "$grace" "$name" >/dev/null 2>&1 &
  pids+=("$!")
done
for i in "${!unhealthy[@]}"; do
  if wait "${pids[i]}"; then
    restarted+=("${unhealthy[i]}")
  else
    echo "restart of ${unhealthy[i]} failed" >&2
    failed+=("${unhealthy[i]}")
  fi
done

report=$(jq -nc \
  --argjson restarted "$(printf '%s\n' "${restarted[@]}" | as_array)" \
  --argjson failed "$(printf '%s\n' "${failed[@]}" | as_array)" \
  '{restarted: $restarted, failed: $failed}')

if (( ${#failed[@]} == 0 )); then
  rune_ok "restarted ${#restarted[@]} container(s)" "$report"
elif (( ${#restarted[@]} == 0 )); then
  rune_error 2 "no container could be restarted" "$report"
fi
rune_error 3 "some containers could not be restarted" "$report"

#!/usr/bin/env bash
# Drain a nomad client, or make it eligible again.
set -euo pipefail

here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
# shellcheck source=/dev/null
source "$here/rune_bpcs.sh"

readonly NUMBER='^[1-9][0-9]{0,3}$'
readonly NODE_ID='^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$'

note() { echo "nomad-drain-node: $*" >&2; }

require() { # name value pattern
  if [[ ! $2 =~ $3 ]]; then
    rune_error 1 "parameter $1 is missing or malformed" "$(jq -nc --arg name "$1" '{parameter: $name}')"
  fi
}

node_field() { # node field
  nomad node status -json "$1" 2>/dev/null |
    jq -r --arg field "$2" '.[$field] | if . == null then "none" elif type == "object" then "present" else tostring end' 2>/dev/null
}

enable_node() {
  local node=$1
  if nomad node eligibility -enable "$node" >&2; then
    rune_ok "node is eligible again" "$(jq -nc --arg node "$node" '{node: $node, eligible: true}')"
  fi
  rune_error 2 "node could not be made eligible" "$(jq -nc --arg node "$node" '{node: $node, eligible: false}')"
}

wait_for_drain() { # node attempts pause
  local attempt strategy
  for ((attempt = 1; attempt <= $2; attempt++)); do
    strategy=$(node_field "$1" DrainStrategy || echo unknown)
    note "attempt $attempt: drain strategy $strategy"
    if [[ $strategy == none ]]; then
      return 0
    fi
    sleep "$3"
  done
  return 1
}

main() {
  rune_init
  local node action attempts pause deadline eligibility report
  node=$(rune_param node_id "")
  action=$(rune_param action drain)
  attempts=$(rune_param attempts 10)
  pause=$(rune_param pause_seconds 1)
  deadline=$(rune_param deadline_minutes 15)

  require node_id "$node" "$NODE_ID"
  require action "$action" '^(drain|enable)$'
  require attempts "$attempts" "$NUMBER"
  require pause_seconds "$pause" "$NUMBER"
  require deadline_minutes "$deadline" "$NUMBER"

  if ! eligibility=$(node_field "$node" SchedulingEligibility); then
    rune_error 2 "nomad does not know this node" "$(jq -nc --arg node "$node" '{node: $node}')"
  fi

  case $action:$eligibility in
    drain:ineligible | enable:eligible)
      rune_ok "nothing to do" "$(jq -nc --arg node "$node" --arg now "$eligibility" '{node: $node, eligibility: $now}')"
      ;;
    enable:ineligible) enable_node "$node" ;;
    drain:eligible) note "draining $node" ;;
    *) rune_error 3 "unexpected eligibility" "$(jq -nc --arg now "$eligibility" '{eligibility: $now}')" ;;
  esac

  nomad node drain -enable -detach -yes -deadline "${deadline}m" "$node" >&2 ||
    rune_error 2 "drain was refused" "$(jq -nc --arg node "$node" '{node: $node, drained: false}')"

  report=$(jq -nc --arg node "$node" --argjson attempts "$attempts" '{node: $node, attempts: $attempts}')
  if wait_for_drain "$node" "$attempts" "$pause"; then
    rune_ok "node is drained" "$report"
  fi
  rune_error 3 "node still drains" "$report"
}

main "$@"

#!/usr/bin/env bash
set -euo pipefail
SCRIPT_DIR=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
source "${SCRIPT_DIR}/rune_bpcs.sh"

note() { echo "pick_leader: $*" >&2; }
bail() {
  note "$1"
  exit "${2:-2}"
}

leader_of() {
  local out
  out=$(etcdctl endpoint status --cluster -w json 2>/dev/null) || bail "etcdctl failed" 2
  jq -er '[.[] | select(.Status.leader == .Status.header.member_id)][0].Endpoint' <<<"$out" || bail "no leader" 3
}

main() {
  rune_init
  local expected leader
  expected=$(rune_param expected "")
  command -v etcdctl >/dev/null || bail "etcdctl is missing" 4
  if ! leader=$(leader_of); then
    rune_error 2 "No leader found" '{}'
  fi
  if [[ -n $expected && $expected != "$leader" ]]; then
    rune_error 3 "Other leader" "$(jq -nc --arg e "$expected" --arg l "$leader" '{expected:$e, leader:$l}')"
  fi
  rune_ok "leader" "$(jq -nc --arg l "$leader" '{leader:$l}')"
}

main "$@"

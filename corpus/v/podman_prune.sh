#!/usr/bin/env bash
# Removes old, unused images; emits once, from the EXIT trap at the latest.
set -Eeuo pipefail

here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
source "$here/rune_bpcs.sh"

answered=0
finish() {
  local rc=$?
  trap - EXIT
  if (( ! answered )); then
    rune_error 100 "podman_prune failed" "$(jq -nc --argjson rc "$rc" '{status:$rc}')"
  fi
}
answer() { answered=1; "$@"; }

images() { podman images --filter "until=$1" --filter dangling=true --format json; }
disk_free() { df --output=avail -B1 /var/lib/containers 2>/dev/null | tail -n1 | tr -d ' '; }

main() {
  local hours list before after id gone=0
  hours=$(rune_param hours 168)
  [[ $hours =~ ^[1-9][0-9]{0,4}$ ]] || answer rune_error 1 "hours must be 1..99999" '{}'
  before=$(disk_free) || before=0
  list=$(images "${hours}h" 2>/dev/null) || answer rune_error 2 "podman does not answer" '{}'
  while IFS= read -r id; do
    if podman rmi "$id" </dev/null &>/dev/null; then
      gone=$((gone + 1))
    else
      printf 'in use: %s\n' "${id:0:12}" >&2
    fi
  done < <(jq -r '.[]?.Id' <<<"$list")
  after=$(disk_free) || after=0
  answer rune_ok "$gone images removed" "$(jq -nc --argjson g "$gone" --argjson a "${after:-0}" --argjson b "${before:-0}" '{removed:$g, freed:($a - $b)}')"
}

rune_init
trap finish EXIT
main "$@"

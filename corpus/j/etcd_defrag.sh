#!/usr/bin/env bash
# defragment the members of an etcd cluster one after the other, leader last
set -euo pipefail

readonly SELF_DIR=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
source "$SELF_DIR/rune_bpcs.sh"

export ETCDCTL_API=3
ctl() { etcdctl --command-timeout=30s "$@" 2>/dev/null; }

members() {
  ctl endpoint status --cluster -w json |
    jq -r 'sort_by(.Status.leader == .Status.header.member_id) | .[] | [.Endpoint, .Status.dbSize, .Status.dbSizeInUse] | @tsv'
}

main() {
  local threshold
  threshold=$(rune_param min_free_percent 30)
  [[ $threshold =~ ^[1-9]?[0-9]$ ]] || threshold=30

  local list done_list=() ep size used
  list=$(members) || rune_error 2 "etcd does not answer" '{"command":"etcdctl endpoint status"}'
  while IFS=$'\t' read -r ep size used; do
    if (( size == 0 || (size - used) * 100 / size < threshold )); then
      printf '%s: nothing to gain\n' "$ep" >&2
      continue
    fi
    if ctl --endpoints="$ep" defrag >/dev/null; then
      done_list+=("$ep")
    else
      rune_error 3 "Defragmentation failed" "$(jq -nc --arg e "$ep" '{endpoint:$e}')"
    fi
  done <<<"$list"
  rune_ok "Defragmented ${#done_list[@]} member(s)" "$(jq -nc '{members:$ARGS.positional}' --args -- "${done_list[@]}")"
}

main

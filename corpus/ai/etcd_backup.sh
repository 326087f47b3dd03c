#!/usr/bin/env bash
set -euo pipefail
source "$(dirname "$0")/lib/rune_bpcs.sh"
rune_init

export ETCDCTL_API=3
dir=$(rune_param backup_dir /var/backups/etcd)
keep=$(rune_param keep 12)
only_leader=$(rune_param only_leader true)
pki=/etc/kubernetes/pki/etcd

[[ $keep =~ ^[1-9][0-9]?$ ]] || rune_error 1 "keep: 1 to 99" '{"field":"keep"}'
[[ -r $pki/ca.crt ]] || rune_error 4 "this node has no etcd"

ctl() {
  etcdctl --endpoints=https://127.0.0.1:2379 --cacert="$pki/ca.crt" \
    --cert="$pki/server.crt" --key="$pki/server.key" "$@"
}

is_leader() {
  local me leader
  IFS=$'\t' read -r me leader < <(
    ctl endpoint status -w json 2>/dev/null |
      jq -r '.[0].Status | [.header.member_id, .leader] | @tsv'
  ) || return 1
  [[ -n $me && $me == "$leader" ]]
}

if [[ $only_leader == true ]] && ! is_leader; then
  printf 'not the leader, nothing to do\n' >&2
  exit 0
fi

mkdir -p "$dir"
file=$dir/etcd-$(date +%Y%m%d-%H%M%S).db
ctl snapshot save "$file" >&2 || rune_error 3 "snapshot failed" "$(jq -nc --arg f "$file" '{file: $f}')"

status=$(ctl snapshot status "$file" -w json 2>/dev/null) || status='{}'

# drop the oldest
set -- "$dir"/etcd-*.db
dropped=0
while (($# > keep)); do
  rm -f -- "$1"
  dropped=$((dropped + 1))
  shift
done

sync -f "$dir" || printf 'sync failed\n' >&2
rune_ok "etcd saved" "$(jq -nc --arg f "$file" --argjson s "$status" --argjson d "$dropped" \
  '{file: $f, keys: $s.totalKey, bytes: $s.totalSize, dropped: $d}')"

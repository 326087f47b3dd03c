#!/usr/bin/env bash
set -euo pipefail

SCRIPT_DIR=$(cd -- "$(dirname -- "${BASH_SOURCE[0]}")" && pwd)
source "${SCRIPT_DIR}/rune_bpcs.sh"
rune_init

trap 'rune_error 100 "unexpected failure" "$(jq -nc --argjson l "$LINENO" --arg c "$BASH_COMMAND" '\''{line:$l, command:$c}'\'')"' ERR

THRESHOLD=$(rune_param min_free_mb 256)
[[ $THRESHOLD =~ ^[0-9]{1,5}$ ]] || rune_error 1 "min_free_mb must be a number"
export ETCDCTL_API=3 ETCDCTL_ENDPOINTS=https://127.0.0.1:2379
export ETCDCTL_CACERT=/etc/etcd/pki/ca.crt ETCDCTL_CERT=/etc/etcd/pki/peer.crt ETCDCTL_KEY=/etc/etcd/pki/peer.key

sizes() {
  local -n _total=$1 _used=$2
  local status
  status=$(etcdctl endpoint status --write-out=json 2>/dev/null)
  IFS=' ' read -r _total _used < <(jq -r '.[0].Status | "\(.dbSize) \(.dbSizeInUse)"' <<<"$status") || rune_error 3 "etcd status is unreadable"
}

is_leader() {
  local id leader
  { read -r id; read -r leader; } < <(etcdctl endpoint status -w json 2>/dev/null | jq -r '.[0].Status | .header.member_id, .leader')
  [[ -n $id && $id == "$leader" ]]
}

sizes total used
free_mb=$(( (total - used) / 1048576 ))
if (( free_mb < 10#$THRESHOLD )); then
  rune_ok "nothing to gain" "$(jq -nc --argjson f "$free_mb" '{free_mb:$f, defragmented:false}')"
fi

if is_leader; then
  rune_error 75 "this member is the leader; try later" "$(jq -nc --argjson f "$free_mb" '{free_mb:$f}')"
fi

etcdctl defrag --command-timeout=60s >/dev/null 2>&1
sizes total_after used_after
rune_ok "defragmented" "$(jq -nc --argjson b "$total" --argjson a "$total_after" '{before:$b, after:$a}')"

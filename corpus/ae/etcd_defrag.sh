#!/usr/bin/env bash
# defragment every etcd member, the leader last
set -euo pipefail

SCRIPT_DIR=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
source "${SCRIPT_DIR}/rune_bpcs.sh"
rune_init
exec 3>&1 1>&2          # etcdctl is chatty: stdout is for people from here on

export ETCDCTL_API=3 ETCDCTL_CACERT=/etc/etcd/ca.crt ETCDCTL_CERT=/etc/etcd/peer.crt ETCDCTL_KEY=/etc/etcd/peer.key
endpoints=$(rune_param endpoints https://127.0.0.1:2379)
disarm=$(rune_param disarm_alarms "true")
min_waste=$(rune_param min_waste_mb 100)
[[ $min_waste =~ ^[0-9]{1,5}$ ]] || rune_error 1 "min_waste_mb is no number" >&3
min_waste=$((10#$min_waste))

status=$(etcdctl --endpoints="$endpoints" endpoint status --cluster -w json) || rune_error 2 "etcd does not answer" >&3

order() {
  jq -r '
    (.[0].Status.leader) as $leader
    | sort_by(.Status.header.member_id == $leader)[]
    | [.Endpoint, ((.Status.dbSize - (.Status.dbSizeInUse // 0)) / 1048576 | floor)]
    | @tsv'
}

declare -a touched=() skipped=()
while IFS=$'\t' read -r ep waste; do
  if (( waste < min_waste )); then
    skipped+=("$ep")
    continue
  fi
  echo "defragmenting $ep, ${waste} MB to win"
  if ! etcdctl --endpoints="$ep" --command-timeout=60s defrag; then
    rune_error 3 "defragmentation of $ep failed" "$(jq -nc '{done:$ARGS.positional}' --args "${touched[@]}")"
  fi
  touched+=("$ep")
  sleep 5
done < <(order <<<"$status")

if [[ $disarm == true ]]; then
  etcdctl --endpoints="$endpoints" alarm disarm || rune_error 3 "alarms stay armed" >&3
fi

rune_ok "defragmented" "$(jq -nc --argjson s "${#skipped[@]}" '{members:$ARGS.positional, skipped:$s}' --args "${touched[@]}")" >&3

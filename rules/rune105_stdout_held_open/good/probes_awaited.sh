#!/usr/bin/env bash
set -o errexit -o nounset -o pipefail

cd "$(dirname "$0")"
source ./rune_bpcs.sh

rune_init

probe() {
  curl --silent --max-time 5 --output /dev/null "https://$1/health"
}

declare -A pids=()
for node in web1 web2 web3; do
  probe "$node" &
  pids[$node]=$!
done

up=0 down=0
for node in "${!pids[@]}"; do
  if wait "${pids[$node]}"; then
    up=$((up + 1))
  else
    down=$((down + 1))
  fi
done

rune_out "up=$up"
rune_out "down=$down"
rune_finish "probed"

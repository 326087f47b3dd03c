#!/usr/bin/env bash
set -o errexit -o nounset -o pipefail

cd "$(dirname "$0")"
source ./rune_bpcs.sh

rune_init

# Warms the caches of all nodes at once.
warm() {
  local node=$1
  curl --silent --max-time 300 --output /dev/null "https://${node}/warm-up" || true
  logger -t warm-up "warmed ${node}"
}

count=0
for node in web1 web2 web3; do
  warm "$node" & # expect: RUNE105
  count=$((count + 1))
done

rune_out "nodes=$count"
rune_finish "warming up"

#!/usr/bin/env bash
# With lastpipe the accumulator in the last element of the pipeline keeps what it records.
set -euo pipefail
source /opt/rune/lib/rune_bpcs.sh
rune_init
shopt -s lastpipe
printf '%s\n' eth0 eth1 | while IFS= read -r nic; do
  if [[ -d "/sys/class/net/$nic" ]]; then
    rune_out "last_seen" "$nic"
  else
    rune_err 3 "a network card is missing"
  fi
done
rune_finish "cards counted"
